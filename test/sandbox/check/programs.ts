/** A static site as the tutorials have it: what is wrong with it is known only when it exists. */
export const SITE = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const site = new aws.s3.Bucket("site");
new aws.s3.BucketWebsiteConfiguration("site", { bucket: site.id, indexDocument: { suffix: "index.html" } });
const open = new aws.s3.BucketPublicAccessBlock("site", { bucket: site.id, blockPublicPolicy: false });
new aws.s3.BucketPolicy(
  "site",
  {
    bucket: site.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: pulumi.interpolate\`\${site.arn}/*\` }],
    }),
  },
  { dependsOn: open },
);
const identity = new aws.cloudfront.OriginAccessControl("site", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});
const distribution = new aws.cloudfront.Distribution("site", {
  enabled: true,
  origins: [{ domainName: site.bucketRegionalDomainName, originId: site.arn, originAccessControlId: identity.id }],
  defaultCacheBehavior: {
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    targetOriginId: site.arn,
    viewerProtocolPolicy: "allow-all",
    forwardedValues: { queryString: false, cookies: { forward: "none" } },
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});
export const url = pulumi.interpolate\`https://\${distribution.domainName}\`;
`;

/** A container with a database, in the VPC that every account has. */
export const FARGATE = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const vpc = aws.ec2.getVpcOutput({ default: true });
const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });
const group = new aws.ec2.SecurityGroup("web", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 0, toPort: 65535, cidrBlocks: ["0.0.0.0/0"] }],
});
const database = new aws.rds.Instance("orders", {
  engine: "postgres",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  username: "orders",
  password: new pulumi.Config().requireSecret("password"),
  publiclyAccessible: true,
  vpcSecurityGroupIds: [group.id],
  skipFinalSnapshot: true,
});
const balancer = new aws.lb.LoadBalancer("web", { securityGroups: [group.id], subnets: subnets.ids });
const target = new aws.lb.TargetGroup("web", { port: 80, protocol: "HTTP", targetType: "ip", vpcId: vpc.id });
const listener = new aws.lb.Listener("web", {
  loadBalancerArn: balancer.arn,
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});
const role = new aws.iam.Role("task", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
});
new aws.iam.RolePolicy("task", {
  role: role.id,
  policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }),
});
const cluster = new aws.ecs.Cluster("web");
const task = new aws.ecs.TaskDefinition("web", {
  family: "web",
  cpu: "256",
  memory: "512",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  executionRoleArn: role.arn,
  containerDefinitions: pulumi.jsonStringify([
    { name: "web", image: "nginx", environment: [{ name: "DB", value: database.endpoint }], portMappings: [{ containerPort: 80 }] },
  ]),
});
new aws.ecs.Service(
  "web",
  {
    cluster: cluster.arn,
    desiredCount: 1,
    launchType: "FARGATE",
    taskDefinition: task.arn,
    networkConfiguration: { assignPublicIp: true, subnets: subnets.ids, securityGroups: [group.id] },
    loadBalancers: [{ targetGroupArn: target.arn, containerName: "web", containerPort: 80 }],
  },
  { dependsOn: [listener] },
);
export const url = balancer.dnsName;
`;

/** A deployment on a cluster, without a thought for security. */
export const KUBERNETES = `
import * as k8s from "@pulumi/kubernetes";

const labels = { app: "web" };
const namespace = new k8s.core.v1.Namespace("web");
const web = new k8s.apps.v1.Deployment("web", {
  metadata: { namespace: namespace.metadata.name },
  spec: {
    selector: { matchLabels: labels },
    replicas: 2,
    template: {
      metadata: { labels },
      spec: { containers: [{ name: "web", image: "nginx:latest", securityContext: { privileged: true } }] },
    },
  },
});
const service = new k8s.core.v1.Service("web", {
  metadata: { namespace: namespace.metadata.name },
  spec: { type: "LoadBalancer", selector: labels, ports: [{ port: 80 }] },
});
new k8s.apiextensions.CustomResource("web", {
  apiVersion: "example.com/v1",
  kind: "Widget",
  metadata: { namespace: namespace.metadata.name },
  spec: { of: web.metadata.name },
});
new k8s.helm.v3.Release("cache", { chart: "redis", repositoryOpts: { repo: "https://charts.example.com" } });
export const address = service.status.loadBalancer.ingress[0].ip;
`;

/** Calls a class of its own for what it creates, in a file that is not the program's first. */
export const STORE = `
import * as aws from "@pulumi/aws";

enum Kind { Bare = "bare" }

/** The comment and the types above are gone from what runs. */
export function store(kind: Kind): aws.sqs.Queue {
  return new aws.sqs.Queue(kind as string);
}

store(Kind.Bare);
`;

/** Asks for what no stack tells. */
export const UNTOLD = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const network = new pulumi.StackReference("acme/network/prod");
const vpcId = network.requireOutput("vpcId");
new aws.ec2.SecurityGroup("open", {
  vpcId: vpcId.apply((id: string) => (id.startsWith("vpc-") ? id : undefined as never)),
  ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
new aws.rds.SubnetGroup("orders", { subnetIds: network.getOutput("subnetIds") });
new aws.secretsmanager.SecretVersion("password", {
  secretId: new aws.secretsmanager.Secret("password").id,
  secretString: config.requireSecret("password"),
});
export const replicas = config.requireNumber("replicas") + 1;
export const zones = config.requireObject<string[]>("zones");
`;

/** Components of plugins, as awsx and eks register them, and what the program makes of their outputs. */
export const COMPONENTS = `
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as eks from "@pulumi/eks";

const network = new awsx.ec2.Vpc("network", { numberOfAvailabilityZones: 2 });
const cluster = new eks.Cluster("cluster", { vpcId: network.vpcId, subnetIds: network.privateSubnetIds });
new aws.ec2.SecurityGroup("open", {
  vpcId: network.vpcId,
  ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
export const subnets = network.privateSubnetIds.apply((ids) => ids.length);
export const kubeconfig = cluster.kubeconfigJson;
`;

/** SDKs of components that a plugin makes, in the form in which Pulumi generates them. */
export const COMPONENT_SDKS: Readonly<Record<string, string>> = {
  ...sdk("awsx", "ec2/vpc", "awsx:ec2:Vpc", "Vpc", ["numberOfAvailabilityZones"], {
    privateSubnetIds: "string[]",
    vpcId: "string",
  }),
  ...sdk("eks", "cluster", "eks:index:Cluster", "Cluster", ["vpcId", "subnetIds"], { kubeconfigJson: "string" }),
};

function sdk(
  name: string,
  file: string,
  token: string,
  type: string,
  inputs: readonly string[],
  outputs: Readonly<Record<string, string>>,
): Record<string, string> {
  const folder = `node_modules/@pulumi/${name}`;
  const [module = "", ...rest] = file.split("/");
  const assigned = [
    ...inputs.map((input) => `    resourceInputs.${input} = args?.${input};`),
    ...Object.keys(outputs).map((output) => `    resourceInputs.${output} = undefined /*out*/;`),
  ];
  return {
    [`${folder}/package.json`]: JSON.stringify({
      name: `@pulumi/${name}`,
      version: "3.0.0",
      main: "index.js",
      dependencies: { "@pulumi/pulumi": "^3.0.0" },
      pulumi: { resource: true, name, version: "3.0.0" },
    }),
    [`${folder}/index.js`]:
      rest.length > 0 ? `exports.${module} = require("./${file}");` : `module.exports = require("./${file}");`,
    [`${folder}/${file}.js`]: [
      'const pulumi = require("@pulumi/pulumi");',
      `class ${type} extends pulumi.ComponentResource {`,
      "  constructor(name, args, opts) {",
      "    const resourceInputs = {};",
      ...assigned,
      `    super("${token}", name, resourceInputs, opts, true /*remote*/);`,
      "  }",
      "}",
      `exports.${type} = ${type};`,
    ].join("\n"),
    [`${folder}/${file}.d.ts`]: [
      'import * as pulumi from "@pulumi/pulumi";',
      `export declare class ${type} extends pulumi.ComponentResource {`,
      ...Object.entries(outputs).map(([output, declared]) => `    readonly ${output}: pulumi.Output<${declared}>;`),
      "}",
      `export interface ${type}Args {`,
      ...inputs.map((input) => `    ${input}?: pulumi.Input<any>;`),
      "}",
      "",
    ].join("\n"),
  };
}
