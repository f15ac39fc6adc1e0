import { type Look, named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "AWS Elastic Load Balancing V2". Host names: the "DNS name" sections of the
 * Application and Network Load Balancer user guides. Ids: the import section of each type's registry page. Replacement:
 * `createOnlyProperties` of AWS::ElasticLoadBalancingV2::* and the registry's "Forces new resource". Refusals: Elastic Load
 * Balancing API Reference, the errors of `CreateListener`, `DeleteTargetGroup` and `DeleteLoadBalancer`.
 */

/** How an ARN writes the load balancer's type. */
const FAMILY: Readonly<Record<string, string>> = { application: "app", network: "net", gateway: "gwy" };

const arnOf = (resource: string) => `arn:{partition}:elasticloadbalancing:{region}:{account}:${resource}`;

/** A part of what another ARN names: a listener of a load balancer, a rule of a listener. */
const partOf = (look: Look, whole: string, wholeKind: string, kind: string) =>
  look.fill(`${look.text(whole).replace(`:${wholeKind}/`, `:${kind}/`)}/{hex:16}`);

const loadBalancer: ResourceForm = {
  id: "{arn}",
  ...named("name", 32),
  defaults: {
    clientKeepAlive: 3600,
    desyncMitigationMode: "defensive",
    dropInvalidHeaderFields: false,
    enableDeletionProtection: false,
    enableHttp2: true,
    enableTlsVersionAndCipherSuiteHeaders: false,
    enableWafFailOpen: false,
    enableXffClientPort: false,
    idleTimeout: 60,
    loadBalancerType: "application",
    preserveHostHeader: false,
    xffHeaderProcessingMode: "append",
  },
  outputs: {
    arnSuffix: (look) => look.fill(`${FAMILY[look.text("loadBalancerType")] ?? "app"}/{name}/{hex:16}`),
    arn: arnOf("loadbalancer/{arnSuffix}"),
    dnsName: (look) => {
      if (look.text("loadBalancerType") !== "application") return look.fill("{name}-{hex:16}.elb.{region}.{dnsSuffix}");
      return look.fill(`${look("internal") === true ? "internal-" : ""}{name}-{digits:10}.{region}.elb.{dnsSuffix}`);
    },
    internal: false,
    ipAddressType: "ipv4",
    vpcId: "vpc-{hex:17}",
    zoneId: "Z{upper:13}",
  },
  replaces: ["name", "namePrefix", "internal", "loadBalancerType", "customerOwnedIpv4Pool"],
  tagged: true,
  deletionProtection: { property: "enableDeletionProtection" },
  inAccount: { uses: ["securityGroups"] },
};

const listener: ResourceForm = {
  id: "{arn}",
  outputs: {
    arn: (look) => partOf(look, "loadBalancerArn", "loadbalancer", "listener"),
    protocol: (look) => (look.text("loadBalancerArn").includes("loadbalancer/app/") ? "HTTP" : ""),
    // Source: Application Load Balancers User Guide, "Security policies": the default without the console.
    sslPolicy: (look) => (["HTTPS", "TLS"].includes(look.text("protocol")) ? "ELBSecurityPolicy-2016-08" : ""),
  },
  replaces: ["loadBalancerArn"],
  tagged: true,
  inAccount: {
    key: "{loadBalancerArn} {port}",
    taken: () => "DuplicateListener: A listener already exists on this port for this load balancer",
    uses: ["defaultActions"],
    partOf: "loadBalancerArn",
  },
};

const listenerRule: ResourceForm = {
  id: "{arn}",
  outputs: {
    arn: (look) => partOf(look, "listenerArn", "listener", "listener-rule"),
    priority: (look) => Number(look.fill("1{digits:4}")),
  },
  replaces: ["listenerArn"],
  tagged: true,
  inAccount: { uses: ["actions"], partOf: "listenerArn" },
};

const listenerCertificate: ResourceForm = {
  id: "{listenerArn}_{certificateArn}",
  replaces: ["listenerArn", "certificateArn"],
};

const targetGroup: ResourceForm = {
  id: "{arn}",
  ...named("name", 32),
  defaults: {
    deregistrationDelay: 300,
    lambdaMultiValueHeadersEnabled: false,
    proxyProtocolV2: false,
    slowStart: 0,
    targetType: "instance",
  },
  outputs: {
    arnSuffix: "targetgroup/{name}/{hex:16}",
    arn: arnOf("{arnSuffix}"),
    loadBalancerArns: [],
    ipAddressType: "ipv4",
    protocolVersion: (look) => (["HTTP", "HTTPS"].includes(look.text("protocol")) ? "HTTP1" : ""),
  },
  replaces: ["name", "namePrefix", "ipAddressType", "port", "protocol", "protocolVersion", "targetType", "vpcId"],
  tagged: true,
  inAccount: { inUse: "ResourceInUse: Target group '{arn}' is currently in use by a listener or a rule" },
};

const targetGroupAttachment: ResourceForm = {
  id: "{targetGroupArn}-{stamp}",
  replaces: ["availabilityZone", "port", "quicServerId", "targetGroupArn", "targetId"],
};

export const loadBalancing: ResourceForms = {
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/listener:Listener": listener,
  "aws:lb/listenerRule:ListenerRule": listenerRule,
  "aws:lb/listenerCertificate:ListenerCertificate": listenerCertificate,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": targetGroupAttachment,
  "aws:alb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:alb/listener:Listener": listener,
  "aws:alb/listenerRule:ListenerRule": listenerRule,
  "aws:alb/listenerCertificate:ListenerCertificate": listenerCertificate,
  "aws:alb/targetGroup:TargetGroup": targetGroup,
  "aws:alb/targetGroupAttachment:TargetGroupAttachment": targetGroupAttachment,
};
