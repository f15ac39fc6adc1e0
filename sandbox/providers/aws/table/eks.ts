import { type Look, named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon Elastic Kubernetes Service". Endpoints: EKS User Guide, "Cluster API
 * server endpoint" and "Create an IAM OIDC provider for your cluster". Ids: the import section of each type's registry page.
 * Replacement: `createOnlyProperties` of AWS::EKS::* and the registry's "Forces new resource". Names: pulumi-aws,
 * provider/resource_overrides.go.
 */

/** The newest version there was. Source: EKS User Guide, "Understand the Kubernetes version lifecycle on EKS", January 2026. */
const KUBERNETES_VERSION = "1.35";

const arnOf = (kind: string) => `arn:{partition}:eks:{region}:{account}:${kind}`;

const times = { createdAt: "{now}", modifiedAt: "{now}" };

/** Something to hold where a kubeconfig needs a certificate authority; nothing is ever connected to. */
const certificateAuthority = (look: Look) => ({
  data: Buffer.from(`-----BEGIN CERTIFICATE-----\n${look.text("mixed:64")}\n-----END CERTIFICATE-----\n`).toString(
    "base64",
  ),
});

const ofAvailableNodes = (kind: string, nameProperty: string): ResourceForm => ({
  id: `{clusterName}:{${nameProperty}}`,
  ...named(nameProperty),
  outputs: { arn: arnOf(`${kind}/{clusterName}/{${nameProperty}}/{uuid}`), status: "ACTIVE" },
  replaces: ["clusterName", nameProperty, "subnetIds"],
  tagged: true,
});

const nodeGroup = ofAvailableNodes("nodegroup", "nodeGroupName");
const fargateProfile = ofAvailableNodes("fargateprofile", "fargateProfileName");

export const eks: ResourceForms = {
  "aws:eks/cluster:Cluster": {
    id: "{name}",
    ...named(),
    defaults: { bootstrapSelfManagedAddons: true },
    outputs: {
      arn: arnOf("cluster/{name}"),
      // Only a local cluster on an Outpost has an id beside its name.
      clusterId: "",
      endpoint: "https://{HEX:32}.gr7.{region}.eks.{dnsSuffix}",
      identities: (look) => {
        const [, id = ""] = /^https:\/\/(\w+)\./.exec(look.text("endpoint")) ?? [];
        return [{ oidcs: [{ issuer: look.fill("https://oidc.eks.{region}.{dnsSuffix}/id/") + id }] }];
      },
      certificateAuthority,
      createdAt: "{now}",
      platformVersion: "eks.1",
      status: "ACTIVE",
      version: KUBERNETES_VERSION,
      "vpcConfig.clusterSecurityGroupId": "sg-{hex:17}",
      "vpcConfig.vpcId": "vpc-{hex:17}",
      "vpcConfig.endpointPublicAccess": true,
      "vpcConfig.endpointPrivateAccess": false,
      "vpcConfig.publicAccessCidrs": ["0.0.0.0/0"],
      "kubernetesNetworkConfig.ipFamily": "ipv4",
      "kubernetesNetworkConfig.serviceIpv4Cidr": "10.100.0.0/16",
      "accessConfig.authenticationMode": "CONFIG_MAP",
    },
    replaces: [
      "name",
      "roleArn",
      "bootstrapSelfManagedAddons",
      "encryptionConfig",
      "outpostConfig",
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "kubernetesNetworkConfig.ipFamily",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
    ],
    tagged: true,
    deletionProtection: { property: "deletionProtection" },
  },

  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    id: "{associationId}",
    outputs: {
      associationId: "a-{lower:16}",
      associationArn: arnOf("podidentityassociation/{clusterName}/{associationId}"),
      disableSessionTags: false,
      externalId: (look) => (look("targetRoleArn") === undefined ? "" : look.text("uuid")),
    },
    replaces: ["clusterName", "namespace", "serviceAccount"],
    tagged: true,
    // Source: Amazon EKS API Reference, `CreatePodIdentityAssociation`: one for each service account of a cluster.
    inAccount: {
      key: "{clusterName} {namespace} {serviceAccount}",
      taken: (look) =>
        look.fill("ResourceInUseException: {namespace}/{serviceAccount} of {clusterName} already has an association"),
    },
  },

  "aws:eks/accessEntry:AccessEntry": {
    id: "{clusterName}:{principalArn}",
    defaults: { type: "STANDARD" },
    outputs: {
      accessEntryArn: (look) => {
        const [, , , , account = "", resource = ""] = look.text("principalArn").split(":");
        const [kind, ...path] = resource.split("/");
        const principal = [kind, account, path.pop()].join("/");
        return look.fill(arnOf(`access-entry/{clusterName}/${principal}/{uuid}`));
      },
      userName: "{principalArn}",
      ...times,
    },
    replaces: ["clusterName", "principalArn", "type"],
    tagged: true,
  },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    id: "{clusterName}#{principalArn}#{policyArn}",
    outputs: { associatedAt: "{now}", modifiedAt: "{now}" },
    replaces: ["accessScope", "clusterName", "policyArn", "principalArn"],
  },

  "aws:eks/addon:Addon": {
    id: "{clusterName}:{addonName}",
    outputs: {
      arn: arnOf("addon/{clusterName}/{addonName}/{uuid}"),
      addonVersion: "v1.0.0-eksbuild.1",
      ...times,
    },
    replaces: ["addonName", "clusterName", "namespaceConfig"],
    tagged: true,
  },

  "aws:eks/nodeGroup:NodeGroup": {
    ...nodeGroup,
    outputs: {
      ...nodeGroup.outputs,
      resources: [{ autoscalingGroups: [{ name: "eks-{nodeGroupName}-{uuid}" }], remoteAccessSecurityGroupId: "" }],
      amiType: "AL2023_x86_64_STANDARD",
      capacityType: "ON_DEMAND",
      diskSize: 20,
      instanceTypes: ["t3.medium"],
      releaseVersion: `${KUBERNETES_VERSION}.0-{digits:8}`,
      version: KUBERNETES_VERSION,
    },
    replaces: [
      ...(nodeGroup.replaces ?? []),
      "amiType",
      "capacityType",
      "diskSize",
      "instanceTypes",
      "nodeGroupNamePrefix",
      "nodeRoleArn",
      "remoteAccess",
    ],
  },
  "aws:eks/fargateProfile:FargateProfile": {
    ...fargateProfile,
    replaces: [...(fargateProfile.replaces ?? []), "podExecutionRoleArn", "selectors"],
  },
};
