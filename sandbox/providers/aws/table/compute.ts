import { type Look, named, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon EC2", "AWS Lambda" and "Amazon Elastic Container Registry". Host names
 * and URLs: EC2 User Guide, "EC2 instance hostnames"; Lambda Developer Guide, "Lambda function URLs"; ECR User Guide, "Private
 * registry". Ids: the import section of each type's registry page. Replacement: `createOnlyProperties` of AWS::EC2::Instance,
 * AWS::EC2::LaunchTemplate, AWS::EC2::Volume, AWS::Lambda::* and AWS::ECR::* and the registry's "Forces new resource". Names:
 * pulumi-aws, provider/resource_overrides.go.
 */

const functionArn = "arn:{partition}:lambda:{region}:{account}:function:";

/** The URI by which API Gateway calls a function. Source: Lambda Developer Guide, "Invoking a Lambda function using API Gateway". */
const invokeArn = (arn: string) => (look: Look) =>
  look.fill(`arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/${look.text(arn)}/invocations`);

const functionName = (look: Look) => look.text("functionName").replace(/^arn:.*:function:/, "");

const octet = (look: Look) => Number(look.text("digits:3")) % 256;

/** The oldest region has a name of its own. Source: VPC User Guide, "Private DNS hostnames". */
const privateDomain = (look: Look) =>
  look.text("region") === "us-east-1" ? "ec2.internal" : "{region}.compute.internal";

export const compute: ResourceForms = {
  "aws:ec2/instance:Instance": {
    id: "i-{hex:17}",
    defaults: { forceDestroy: false, getPasswordData: false, sourceDestCheck: true, userDataReplaceOnChange: false },
    outputs: {
      arn: "arn:{partition}:ec2:{region}:{account}:instance/{id}",
      availabilityZone: "{region}a",
      instanceLifecycle: "",
      instanceState: "running",
      outpostArn: "",
      passwordData: "",
      primaryNetworkInterfaceId: "eni-{hex:17}",
      privateIp: (look) => `10.0.${octet(look)}.${octet(look)}`,
      privateDns: (look) => look.fill(`ip-${look.text("privateIp").replaceAll(".", "-")}.${privateDomain(look)}`),
      publicDns: "",
      publicIp: "",
      spotInstanceRequestId: "",
    },
    replaces: [
      "ami",
      "availabilityZone",
      "cpuOptions",
      "ebsBlockDevices",
      "enclaveOptions",
      "ephemeralBlockDevices",
      "hibernation",
      "ipv6Addresses",
      "keyName",
      "networkInterfaces",
      "placementGroup",
      "privateIp",
      "rootBlockDevice.encrypted",
      "rootBlockDevice.kmsKeyId",
      "securityGroups",
      "subnetId",
    ],
    tagged: true,
    deletionProtection: { property: "disableApiTermination" },
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    id: "lt-{hex:17}",
    ...named(),
    outputs: {
      arn: "arn:{partition}:ec2:{region}:{account}:launch-template/{id}",
      defaultVersion: 1,
      latestVersion: 1,
    },
    replaces: ["name", "namePrefix"],
    tagged: true,
  },

  "aws:ecr/repository:Repository": {
    id: "{name}",
    ...named(),
    defaults: { imageTagMutability: "MUTABLE" },
    outputs: {
      arn: "arn:{partition}:ecr:{region}:{account}:repository/{name}",
      registryId: "{account}",
      repositoryUrl: "{account}.dkr.ecr.{region}.{dnsSuffix}/{name}",
    },
    replaces: ["name", "encryptionConfigurations"],
    tagged: true,
  },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": {
    id: "{repository}",
    outputs: { registryId: "{account}" },
    replaces: ["repository"],
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
    id: "{repository}",
    outputs: { registryId: "{account}" },
    replaces: ["policy", "repository"],
    // Source: pulumi-aws, provider/resource_overrides.go.
    deleteBeforeReplace: true,
  },
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
    id: "{registryId}",
    outputs: { registryId: "{account}" },
  },

  "aws:lambda/function:Function": {
    id: "{name}",
    ...named("name", 64),
    defaults: { memorySize: 128, packageType: "Zip", publish: false, reservedConcurrentExecutions: -1, timeout: 3 },
    outputs: {
      arn: `${functionArn}{name}`,
      version: (look) => (look("publish") === true ? "1" : "$LATEST"),
      qualifiedArn: "{arn}:{version}",
      invokeArn: invokeArn("arn"),
      qualifiedInvokeArn: invokeArn("qualifiedArn"),
      responseStreamingInvokeArn: (look) =>
        look.text("invokeArn").replace(/2015-03-31(.*)invocations$/, "2021-11-15$1response-streaming-invocations"),
      architectures: ["x86_64"],
      codeSha256: "{mixed:43}=",
      lastModified: (look) => look.text("now").replace("Z", ".000+0000"),
      signingJobArn: "",
      signingProfileVersionArn: "",
      sourceCodeSize: 0,
      "ephemeralStorage.size": 512,
      "tracingConfig.mode": "PassThrough",
    },
    replaces: ["name", "packageType", "tenancyConfig"],
    tagged: true,
  },
  "aws:lambda/permission:Permission": {
    id: "{statementId}",
    ...named("statementId", 100),
    replaces: [
      "action",
      "eventSourceToken",
      "function",
      "functionUrlAuthType",
      "invokedViaFunctionUrl",
      "principal",
      "principalOrgId",
      "qualifier",
      "sourceAccount",
      "sourceArn",
      "statementId",
      "statementIdPrefix",
    ],
  },
  "aws:lambda/alias:Alias": {
    id: "{arn}",
    ...named(),
    outputs: {
      arn: (look) => look.fill(`${functionArn}${functionName(look)}:{name}`),
      invokeArn: invokeArn("arn"),
    },
    replaces: ["functionName", "name"],
  },
  "aws:lambda/functionUrl:FunctionUrl": {
    id: (look) => [functionName(look), look.text("qualifier")].filter(Boolean).join("/"),
    defaults: { invokeMode: "BUFFERED" },
    outputs: {
      functionArn: (look) => look.fill(`${functionArn}${functionName(look)}`),
      urlId: "{lower:32}",
      functionUrl: "https://{urlId}.lambda-url.{region}.on.aws/",
    },
    replaces: ["functionName", "qualifier"],
  },
};
