import { checkEach, isInternet, type PolicyResource, type Properties, policy, records, text, texts } from "../../core";

export const securityGroupIngress = policy({
  name: "aws-security-group-ingress",
  rationale: "A port of a database or of administration that is open to everyone can be attacked by everyone.",
  title: "Security groups open nothing but the web's ports to everyone",
  severity: "critical",
  controls: {
    cisAws: ["5.2", "5.3"],
    nist80053: ["SC-7(5)", "AC-4", "CM-7"],
    pciDss: ["1.3.1"],
    awsFsbp: ["EC2.18", "EC2.19"],
  },
  remediation: "Name the security group, prefix list or addresses that need the port.",
  resources: [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  ],
  parameters: (given) => ({
    // Plain HTTP can only redirect, by the policy on listeners. Source: Security Hub EC2.18.
    openPorts: given.integers("openPorts", { default: [80, 443], description: "Ports that may be open to everyone" }),
  }),
  check: (resource, report, { openPorts }) => {
    checkEach(ingressRulesOf(resource), ({ rule, path }) => {
      const sources = sourcesOf(rule).filter(isInternet);
      if (sources.length > 0 && !isOpen(rule, openPorts))
        report(`${path}opens ${portsOf(rule)} to ${sources.join(", ")}`);
    });
  },
});

function ingressRulesOf({ type, props }: PolicyResource): { readonly rule: Properties; readonly path: string }[] {
  if (/:(?:Default)?SecurityGroup$/.test(type)) {
    return records(props.ingress).map((rule, index) => ({ rule, path: `ingress[${index}] ` }));
  }
  return type.endsWith(":SecurityGroupRule") && props.type !== "ingress" ? [] : [{ rule: props, path: "" }];
}

function sourcesOf(rule: Properties): readonly string[] {
  return [
    ...texts(rule.cidrBlocks),
    ...texts(rule.ipv6CidrBlocks),
    ...texts(text(rule.cidrIpv4)),
    ...texts(text(rule.cidrIpv6)),
  ];
}

function isOpen(rule: Properties, openPorts: readonly number[]): boolean {
  // ICMP has types where the others have ports.
  if (/^icmp/.test(protocolOf(rule))) return true;
  const port = Number(rule.fromPort);
  return protocolOf(rule) !== "-1" && port === Number(rule.toPort) && openPorts.includes(port);
}

function portsOf(rule: Properties): string {
  if (protocolOf(rule) === "-1" || rule.fromPort === undefined) return "every port";
  return rule.fromPort === rule.toPort ? `port ${rule.fromPort}` : `ports ${rule.fromPort} to ${rule.toPort}`;
}

function protocolOf(rule: Properties): string {
  return String(rule.protocol ?? rule.ipProtocol ?? "-1").toLowerCase();
}
