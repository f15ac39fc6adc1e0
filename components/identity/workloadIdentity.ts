import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Access,
  type AwsAccount,
  applyTransform,
  type Grantable,
  isPlain,
  regionalArn,
  SecureComponent,
  validate,
} from "../core";
import { type CredentialSource, podIdentityAgent, stsEndpoint } from "./credentialSource";
import { checkInlinePolicies, grantStatements, keyGrantStatements, policyText } from "./grants";
import { identityMark, irsaCredentials, type PodCredentials, podIdentityCredentials } from "./podCredentials";
import { roleReference } from "./roleReference";
import { irsaTrustPolicy, podIdentityTrustPolicy } from "./trustPolicy";
import type { WorkloadIdentityArgs } from "./workloadIdentityArgs";
import { checkGrant, checkWorkloadIdentity, grantId } from "./workloadIdentityChecks";

const defaults = { maxSessionDuration: 3600, audience: "sts.amazonaws.com" } as const;

/**
 * The IAM role of one workload: only the pods of one Kubernetes service account can assume it, and it may do only what
 * `grant` says.
 *
 * A HardenedWorkload that gets its podCredentials and podAnnotations, and names it in `dependsOn`, starts its pods when the
 * role, its association and what was granted in the same turn of the program are there. What is granted later takes effect
 * in pods that run. A thing that is granted must not wait for those pods itself.
 *
 * @throws InvalidArgumentsError naming every argument that cannot be used
 *
 * @example
 * const orders = new WorkloadIdentity("orders", {
 *   account,
 *   namespace: "orders",
 *   serviceAccount: "orders",
 *   cluster: { kind: "podIdentity", clusterName: "production" },
 * });
 * orders.grant(invoices, "read");
 */
export class WorkloadIdentity extends SecureComponent<WorkloadIdentityArgs> {
  /** The role, for what is attached to it beside what was granted. */
  readonly role: aws.iam.Role;
  /** ARN of the role. */
  readonly arn: pulumi.Output<string>;
  /** What the Kubernetes service account must carry: the role's ARN with IRSA, nothing with Pod Identity. */
  readonly serviceAccountAnnotations: Readonly<Record<string, pulumi.Output<string>>>;
  /** What the pods are told so that they find their credentials. */
  readonly podCredentials: PodCredentials;
  /** Annotations of the pods, other ones for another role or association: new pods then start with its credentials. */
  readonly podAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
  /** Where the pods fetch their credentials, which their network must let them reach. */
  readonly credentialSource: CredentialSource;
  private inlineCharacters = pulumi.output(0);
  private readonly granted = new Set<string>();

  constructor(name: string, args: WorkloadIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("WorkloadIdentity", name, args, opts);
    validate(`WorkloadIdentity "${name}"`, checkWorkloadIdentity(name, args));

    const roleArgs = this.roleArgs();
    this.role = this.child(aws.iam.Role, "role", roleArgs);
    const { name: roleName, arn: roleArn } = roleReference(this.role, roleArgs, args.account);
    this.arn = this.role.arn;
    this.associate();
    this.allowFurther();
    this.serviceAccountAnnotations = args.cluster.kind === "irsa" ? { "eks.amazonaws.com/role-arn": roleArn } : {};

    this.credentialSource = credentialSourceOf(args);
    this.podCredentials = podCredentialsOf(args, roleArn);
    this.podAnnotations = { "secure-microservice/identity": markOf(args, roleName) };

    this.registerOutputs({ arn: this.arn });
  }

  /**
   * Lets the workload read from or write to the resource, and use the key it is encrypted under only for that.
   *
   * @returns the role's policies that say so: one for the resource and, if it is encrypted under a key, one for the key
   * @throws InvalidArgumentsError if the resource cannot be granted or was granted before
   */
  grant(target: Grantable, access: Access): aws.iam.RolePolicy[] {
    validate(`WorkloadIdentity "${this.name}"`, checkGrant(target, access, this.args.account, this.granted));
    const id = grantId(target, access);
    this.granted.add(id);
    const { grantDefinition, grantArn, encryptionKey } = target;
    const own = grantArn.apply((arn) => policyText(grantStatements(grantDefinition, access, arn)));
    if (encryptionKey === undefined) {
      this.count(own);
      return [this.allow(id, own)];
    }
    const textFor = ([arn, keyArn]: readonly [string, string]) =>
      policyText(keyGrantStatements(grantDefinition, access, arn, keyArn));
    this.count(own, pulumi.all([grantArn, anyKeyArn(this.args.account)]).apply(textFor));
    // AWS chooses the ARN of a key when it creates it. In a document of its own, it leaves the rest to be judged before.
    return [this.allow(id, own), this.allow(`${id}-key`, pulumi.all([grantArn, encryptionKey.arn]).apply(textFor))];
  }

  private allowFurther(): void {
    const { statements = [], managedPolicyArns = [], transform } = this.args;
    if (statements.length > 0) {
      const own = pulumi.all([...statements]).apply(policyText);
      this.count(own);
      this.allow("statements", own);
    }
    for (const [index, policyArn] of managedPolicyArns.entries()) {
      this.child(
        aws.iam.RolePolicyAttachment,
        `managed-${isPlain(policyArn) ? policyArn.split("/").at(-1) : index}`,
        { role: this.role.name, policyArn },
        { transform: transform?.managedPolicy },
      );
    }
  }

  /** Adds the texts to the role's inline policies. */
  private count(...texts: pulumi.Output<string>[]): void {
    this.inlineCharacters = pulumi
      .all([this.inlineCharacters, pulumi.all(texts)])
      .apply(([before, known]) => before + known.join("").length);
  }

  private allow(id: string, text: pulumi.Output<string>): aws.iam.RolePolicy {
    const policy = pulumi.all([text, this.inlineCharacters]).apply(([known, characters]) => {
      validate(`WorkloadIdentity "${this.name}"`, checkInlinePolicies(characters));
      return known;
    });
    const { transform } = this.args;
    return this.child(aws.iam.RolePolicy, id, { role: this.role.name, policy }, { transform: transform?.rolePolicy });
  }

  private roleArgs(): aws.iam.RoleArgs {
    const { namespace, serviceAccount, permissionsBoundary, transform } = this.args;
    return applyTransform<aws.iam.RoleArgs>(
      {
        description: pulumi.interpolate`Pods of service account ${serviceAccount} in namespace ${namespace}`,
        assumeRolePolicy: trustPolicy(this.args),
        maxSessionDuration: this.args.maxSessionDuration ?? defaults.maxSessionDuration,
        ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
        tags: this.childTags("role"),
      },
      transform?.role,
    );
  }

  private associate(): void {
    const { account, cluster, namespace, serviceAccount, transform } = this.args;
    if (cluster.kind !== "podIdentity") return;
    this.child(
      aws.eks.PodIdentityAssociation,
      "association",
      {
        clusterName: cluster.clusterName,
        namespace,
        serviceAccount,
        roleArn: this.arn,
        // The trust policy decides by the session's tags.
        disableSessionTags: false,
        region: account.region,
        tags: this.childTags("association"),
      },
      { transform: transform?.podIdentityAssociation },
    );
  }
}

/** As long as the ARN of any key here, for counting: ids of keys, of one region or several, have 36 characters. */
function anyKeyArn(account: AwsAccount): pulumi.Output<string> {
  return regionalArn(account, "kms", `key/${"0".repeat(36)}`);
}

function credentialSourceOf({ account, cluster }: WorkloadIdentityArgs): CredentialSource {
  return cluster.kind === "irsa"
    ? { kind: "endpoint", endpoint: stsEndpoint(account.region) }
    : { kind: "nodeAgent", agent: podIdentityAgent };
}

function podCredentialsOf({ account, cluster }: WorkloadIdentityArgs, roleArn: pulumi.Output<string>): PodCredentials {
  return cluster.kind === "irsa"
    ? irsaCredentials(account.region, roleArn, cluster.audience ?? defaults.audience)
    : podIdentityCredentials(account.region, cluster.ipFamily ?? "ipv4");
}

// Names are known at preview where the ARN and the id of an association are not.
function markOf(args: WorkloadIdentityArgs, roleName: pulumi.Input<string>): pulumi.Output<string> {
  const { cluster, namespace, serviceAccount } = args;
  const clusterId = cluster.kind === "irsa" ? cluster.issuerUrl : cluster.clusterName;
  return pulumi.all([clusterId, namespace, serviceAccount, roleName]).apply((parts) => identityMark(...parts));
}

function trustPolicy({ account, namespace, serviceAccount, cluster }: WorkloadIdentityArgs): pulumi.Output<string> {
  const trusted = { accountId: account.accountId, region: account.region, namespace, serviceAccount };
  const document =
    cluster.kind === "podIdentity"
      ? pulumi.output({ ...trusted, clusterName: cluster.clusterName }).apply(podIdentityTrustPolicy)
      : pulumi
          .output({ ...trusted, issuerUrl: cluster.issuerUrl, audience: cluster.audience ?? defaults.audience })
          .apply(irsaTrustPolicy);
  return pulumi.jsonStringify(document);
}
