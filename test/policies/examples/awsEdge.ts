import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";

const limit = { rateBasedStatement: { limit: 1000, aggregateKeyType: "IP" } };
const redirect = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };

export const awsEdgeExamples: readonly PolicyExamples[] = [
  {
    policy: "aws-waf-associated",
    good: {
      "a firewall before it": [
        loadBalancer({}),
        resource(
          "aws:wafv2/webAclAssociation:WebAclAssociation",
          {},
          { name: "a", dependsOn: { resourceArn: ["it"] } },
        ),
      ],
      "not on the internet": loadBalancer({ internal: true }),
      "a network load balancer, which has no requests": loadBalancer({ loadBalancerType: "network" }),
    },
    bad: {
      "nothing before it": says(loadBalancer({ internal: false }), "is internet-facing and has no WebAclAssociation"),
      "nothing said: AWS puts it on the internet": says(
        loadBalancer({ internal: UNKNOWN }),
        "is internet-facing and has no WebAclAssociation",
      ),
      "a firewall before another": says(
        [
          loadBalancer({ arn: "arn:one" }),
          resource("aws:wafv2/webAclAssociation:WebAclAssociation", { resourceArn: "arn:two" }, { name: "a" }),
        ],
        "is internet-facing and has no WebAclAssociation",
      ),
    },
  },
  {
    policy: "aws-waf-rate-limit",
    good: {
      "a limit that blocks": acl({ rules: [{ name: "rate", statement: limit, action: { block: {} } }] }),
      "a limit as a resource of its own": [
        acl({}),
        resource(
          "aws:wafv2/webAclRule:WebAclRule",
          { statement: limit, action: { block: {} } },
          { name: "rule", dependsOn: { webAclArn: ["it"] } },
        ),
      ],
      "a limit in JSON": acl({
        ruleJson: JSON.stringify([{ Statement: { RateBasedStatement: {} }, Action: { Block: {} } }]),
      }),
    },
    bad: {
      "no rules": says(acl({}), "no rule has a rateBasedStatement that blocks"),
      "other rules": says(
        acl({ rules: [{ name: "common", statement: { managedRuleGroupStatement: {} } }] }),
        "no rule has a rateBasedStatement that blocks",
      ),
      "a limit that only counts": says(
        acl({ rules: [{ name: "rate", statement: limit, action: { count: {} } }] }),
        "no rule has a rateBasedStatement that blocks",
      ),
    },
  },
  {
    policy: "aws-waf-logging",
    good: {
      "a log": [
        acl({}),
        resource(
          "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
          {},
          { name: "log", dependsOn: { resourceArn: ["it"] } },
        ),
      ],
    },
    bad: { "no log": says(acl({}), "has no WebAclLoggingConfiguration") },
  },
  {
    policy: "aws-lb-https-only",
    good: {
      HTTPS: listener({ protocol: "HTTPS", defaultActions: [{ type: "forward" }] }),
      "a gateway load balancer, which has neither protocol nor port": listener({
        defaultActions: [{ type: "forward" }],
      }),
      "an answer of its own": listener({ port: 80, defaultActions: [{ type: "fixed-response" }] }),
      "a redirect": listener({ protocol: "HTTP", port: 80, defaultActions: [redirect] }),
    },
    bad: {
      "plain HTTP": says(listener({ protocol: "HTTP", defaultActions: [{ type: "forward" }] }), "serves plain HTTP"),
      "no protocol, which is plain HTTP": says(
        listener({ port: 80, defaultActions: [{ type: "forward" }] }),
        "serves plain HTTP",
      ),
      "a rule of a listener that redirects by default": says(
        [
          listener({ protocol: "HTTP", port: 80, defaultActions: [redirect] }),
          resource(
            "aws:lb/listenerRule:ListenerRule",
            { listenerArn: UNKNOWN, actions: [{ type: "forward" }] },
            { name: "rule", dependsOn: { listenerArn: ["it"] } },
          ),
        ],
        "serves plain HTTP, for its listener does",
      ),
      "a redirect for some": says(
        listener({ protocol: "HTTP", defaultActions: [redirect, { type: "forward" }] }),
        "serves plain HTTP",
      ),
      "a redirect to plain HTTP": says(
        listener({ protocol: "HTTP", defaultActions: [{ type: "redirect", redirect: { protocol: "HTTP" } }] }),
        "serves plain HTTP",
      ),
    },
  },
  {
    policy: "aws-lb-tls-policy",
    good: {
      "TLS 1.2 and 1.3": listener({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" }),
      "TLS 1.3": listener({ protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" }),
      "a redirect": listener({ protocol: "HTTP" }),
    },
    bad: {
      "the default": says(listener({ protocol: "HTTPS" }), "sslPolicy is not set"),
      "TLS 1.0": says(
        listener({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" }),
        "sslPolicy is ELBSecurityPolicy-2016-08",
      ),
      "TLS 1.1, next to 1.3": says(
        listener({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-1-2021-06" }),
        "sslPolicy is ELBSecurityPolicy-TLS13-1-1-2021-06",
      ),
    },
  },
  {
    policy: "aws-lb-encrypted-targets",
    good: {
      HTTPS: targetGroup({ protocol: "HTTPS" }),
      "a network load balancer, which passes TLS on": targetGroup({ protocol: "TCP" }),
      "a function": targetGroup({ targetType: "lambda" }),
      "tasks of ECS": [
        targetGroup({ protocol: "HTTP" }),
        resource(
          "aws:ecs/service:Service",
          { loadBalancers: [{ targetGroupArn: UNKNOWN }] },
          { name: "service", dependsOn: { loadBalancers: ["it"] } },
        ),
      ],
    },
    bad: { "plain HTTP": says(targetGroup({ protocol: "HTTP" }), "protocol is HTTP") },
  },
  {
    policy: "aws-lb-drop-invalid-headers",
    good: {
      dropped: loadBalancer({ dropInvalidHeaderFields: true }),
      "a network load balancer": loadBalancer({ loadBalancerType: "network" }),
    },
    bad: { "the default": says(loadBalancer({}), "dropInvalidHeaderFields is not true") },
  },
  {
    policy: "aws-lb-access-logs",
    good: { "a log": loadBalancer({ accessLogs: { bucket: UNKNOWN, enabled: true } }) },
    bad: {
      "the default": says(loadBalancer({}), "accessLogs.enabled is not true"),
      "a log that is turned off": says(
        loadBalancer({ accessLogs: { bucket: "logs", enabled: false } }),
        "accessLogs.enabled is not true",
      ),
    },
  },
  {
    policy: "aws-security-group-ingress",
    good: {
      "HTTPS for everyone": securityGroup({ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }),
      "a database for one network": securityGroup({
        protocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
        cidrBlocks: ["10.0.0.0/16"],
      }),
      pings: securityGroup({ protocol: "icmp", fromPort: -1, toPort: -1, cidrBlocks: ["0.0.0.0/0"] }),
      "a rule for what goes out": resource("aws:ec2/securityGroupRule:SecurityGroupRule", {
        type: "egress",
        protocol: "-1",
        fromPort: 0,
        toPort: 0,
        cidrBlocks: ["0.0.0.0/0"],
      }),
    },
    bad: {
      "one half of the internet": says(
        securityGroup({ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }),
        "ingress[0] opens port 22 to 0.0.0.0/1, 128.0.0.0/1",
      ),
      "a database for everyone": says(
        securityGroup({ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }),
        "ingress[0] opens port 5432 to 0.0.0.0/0",
      ),
      "every port, over IPv6": says(
        securityGroup({ protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["::/0"] }),
        "ingress[0] opens every port to ::/0",
      ),
      "a rule of its own": says(
        resource("aws:ec2/securityGroupRule:SecurityGroupRule", {
          type: "ingress",
          protocol: "tcp",
          fromPort: 22,
          toPort: 22,
          cidrBlocks: ["0.0.0.0/0"],
        }),
        "opens port 22 to 0.0.0.0/0",
      ),
      "an ingress rule of its own, with a range around 443": says(
        resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
          ipProtocol: "tcp",
          fromPort: 400,
          toPort: 500,
          cidrIpv4: "0.0.0.0/0",
        }),
        "opens ports 400 to 500 to 0.0.0.0/0",
      ),
    },
  },
];

function loadBalancer(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lb/loadBalancer:LoadBalancer", props);
}

function listener(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lb/listener:Listener", props);
}

function targetGroup(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lb/targetGroup:TargetGroup", props);
}

function acl(props: Record<string, unknown>): ExampleResource {
  return resource("aws:wafv2/webAcl:WebAcl", props);
}

function securityGroup(...ingress: Record<string, unknown>[]): ExampleResource {
  return resource("aws:ec2/securityGroup:SecurityGroup", { ingress });
}
