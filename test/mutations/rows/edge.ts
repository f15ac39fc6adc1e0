import { PublicEndpoint, type PublicEndpointArgs, WebAcl, type WebAclArgs } from "../../../components/edge";
import { EncryptionKey } from "../../../components/encryption";
import { EncryptedBucket } from "../../../components/storage";
import type { ComponentMutations } from "../mutation";
import { account, endpointPlace } from "./fixtures";

interface EdgeArgs {
  readonly webAcl?: Partial<WebAclArgs>;
  readonly endpoint?: Partial<PublicEndpointArgs>;
}

/** A load balancer behind a web ACL, and the pods it forwards to. */
export function edge(args: EdgeArgs = {}): void {
  unbound(args).forwardsTo({ name: "ingress", namespace: "ingress", podLabels: { app: "ingress" }, port: 8443 });
}

/** A load balancer behind a web ACL that forwards to nobody yet. */
export function unbound({ webAcl = {}, endpoint = {} }: EdgeArgs = {}): PublicEndpoint {
  const key = new EncryptionKey("edge", { account, serviceUses: ["cloudWatchLogs"] });
  const logs = new EncryptedBucket("logs", { account, purpose: "accessLogs" });
  return new PublicEndpoint("shop", {
    ...endpointPlace,
    accessLogs: logs.accessLogTarget(),
    webAcl: new WebAcl("shop", { account, key, ...webAcl }),
    ...endpoint,
  });
}

const acl = (transform: NonNullable<WebAclArgs["transform"]>) => () => edge({ webAcl: { transform } });
const endpoint = (transform: NonNullable<PublicEndpointArgs["transform"]>) => () => edge({ endpoint: { transform } });

const binding = (ingress: readonly object[]) => endpoint({ targetGroupBinding: { spec: { networking: { ingress } } } });
const port = { protocol: "TCP", port: 8443 };

const visibilityConfig = { cloudwatchMetricsEnabled: true, metricName: "limit", sampledRequestsEnabled: true };

export const webAclMutations: ComponentMutations = {
  component: "WebAcl",
  secure: () => edge(),
  mutations: [
    {
      holds: "Clients who ask too often are turned away",
      weakened: "no rule",
      program: acl({ webAcl: { rules: [] } }),
      breaks: ["aws-waf-rate-limit", "aws-waf-rules"],
    },
    {
      holds: "A rate limit blocks",
      weakened: "the action count",
      program: acl({
        webAcl: {
          rules: [
            {
              name: "limit",
              priority: 0,
              statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: "IP" } },
              action: { count: {} },
              visibilityConfig,
            },
          ],
        },
      }),
      breaks: ["aws-waf-rate-limit", "aws-waf-rules"],
    },
    {
      holds: "What the firewall decides is logged",
      weakened: "a log of another web ACL",
      program: acl({ logging: { resourceArn: "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/another/id" } }),
      breaks: ["aws-waf-logging"],
    },
    {
      holds: "The log is encrypted under our key",
      weakened: "no kmsKeyId",
      program: acl({ logGroup: { kmsKeyId: "" } }),
      breaks: ["aws-log-group-encrypted"],
    },
    {
      holds: "The log is kept for a year",
      weakened: "logRetentionDays 30",
      program: () => edge({ webAcl: { logRetentionDays: 30 } }),
      breaks: ["aws-log-group-retention"],
    },
  ],
};

export const endpointMutations: ComponentMutations = {
  component: "PublicEndpoint",
  secure: () => edge(),
  mutations: [
    {
      holds: "The firewall stands before the load balancer",
      weakened: "an association with another load balancer",
      program: acl({ association: { resourceArn: "arn:aws:elasticloadbalancing:eu-central-1:123456789012:another" } }),
      breaks: ["aws-waf-associated"],
    },
    {
      holds: "Clients speak HTTPS",
      weakened: "protocol HTTP",
      program: endpoint({ listener: { protocol: "HTTP" } }),
      breaks: ["aws-lb-https-only"],
    },
    {
      holds: "TLS is 1.2 or newer",
      weakened: "sslPolicy ELBSecurityPolicy-2016-08",
      program: endpoint({ listener: { sslPolicy: "ELBSecurityPolicy-2016-08" } }),
      breaks: ["aws-lb-tls-policy"],
    },
    {
      holds: "The TLS policy is chosen, not AWS's default",
      weakened: "no sslPolicy",
      program: endpoint({ listener: { sslPolicy: undefined } }),
      breaks: ["aws-lb-tls-policy"],
    },
    {
      holds: "Targets are spoken to over TLS",
      weakened: "protocol HTTP of the target group",
      program: endpoint({ targetGroup: { protocol: "HTTP" } }),
      breaks: ["aws-lb-encrypted-targets"],
    },
    {
      holds: "Requests that two servers may read differently are refused",
      weakened: "desyncMitigationMode monitor",
      program: endpoint({ loadBalancer: { desyncMitigationMode: "monitor" } }),
      breaks: ["aws-lb-desync"],
    },
    {
      holds: "The load balancer stands in several zones",
      weakened: "one subnet",
      program: endpoint({ loadBalancer: { subnets: ["subnet-0a1b2c3d4e5f60718"] } }),
      breaks: ["aws-lb-zones"],
    },
    {
      holds: "Malformed headers are dropped",
      weakened: "dropInvalidHeaderFields false",
      program: endpoint({ loadBalancer: { dropInvalidHeaderFields: false } }),
      breaks: ["aws-lb-drop-invalid-headers"],
    },
    {
      holds: "Requests are recorded",
      weakened: "accessLogs.enabled false",
      program: endpoint({ loadBalancer: { accessLogs: { enabled: false } } }),
      breaks: ["aws-lb-access-logs"],
    },
    {
      holds: "Only port 443 is open",
      weakened: "port 22",
      program: endpoint({ ingressRule: { fromPort: 22, toPort: 22 } }),
      breaks: ["aws-security-group-ingress"],
    },
    {
      holds: "Only one protocol is open",
      weakened: "every protocol",
      program: endpoint({ ingressRule: { ipProtocol: "-1" } }),
      breaks: ["aws-security-group-ingress"],
    },
    {
      holds: "The security group has no rules but those for clients and targets",
      weakened: "a rule in the group itself",
      program: endpoint({
        securityGroup: { ingress: [{ protocol: "tcp", fromPort: 3389, toPort: 3389, cidrBlocks: ["0.0.0.0/0"] }] },
      }),
      breaks: ["aws-security-group-ingress"],
    },
    {
      holds: "Targets are opened to the load balancer only",
      weakened: "every address in the TargetGroupBinding",
      program: binding([{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [port] }]),
      breaks: ["kubernetes-target-group-binding-peers"],
    },
    {
      holds: "Targets are opened at their port only",
      weakened: "no ports in the TargetGroupBinding",
      program: binding([{ from: [{ securityGroup: { groupID: "sg-0a1b2c3d" } }], ports: [] }]),
      breaks: ["kubernetes-target-group-binding-peers"],
    },
    {
      holds: "The load balancer's subnets reach the pods at their port, and nobody else does",
      weakened: "a NetworkPolicy for everyone",
      program: endpoint({ networkPolicy: { spec: { ingress: [{}] } } }),
      breaks: ["kubernetes-network-policy-names-peers"],
    },
  ],
};
