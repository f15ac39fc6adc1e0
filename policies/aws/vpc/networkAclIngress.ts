import { checkEach, isInternet, type PolicyResource, type Properties, policy, records, text } from "../../core";

/** Ports of SSH and of the Remote Desktop Protocol. */
const administered = [22, 3389];

export const networkAclIngress = policy({
  name: "aws-network-acl-ingress",
  title: "Network ACLs do not let everyone in to where hosts are administered",
  severity: "medium",
  controls: { cisAws: ["5.1"], nist80053: ["AC-4", "CM-7", "SC-7"], pciDss: ["1.3.1"], awsFsbp: ["EC2.21"] },
  remediation: "Name the addresses that may reach ports 22 and 3389, or let nobody.",
  resources: [
    "aws:ec2/networkAcl:NetworkAcl",
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
    "aws:ec2/networkAclRule:NetworkAclRule",
  ],
  check: (resource, report) => {
    checkEach(ingressOf(resource), ({ rule, path }) => {
      const action = text(rule.action) ?? text(rule.ruleAction) ?? "";
      const source = text(rule.cidrBlock) ?? text(rule.ipv6CidrBlock) ?? "";
      if (action.toLowerCase() !== "allow" || !isInternet(source)) return;
      const open = administered.filter((port) => covers(rule, port));
      if (open.length > 0) report(`${path}lets ${source} reach port ${open.join(", ")}`);
    });
  },
});

function ingressOf({ type, props }: PolicyResource): readonly { readonly rule: Properties; readonly path: string }[] {
  if (!type.endsWith(":NetworkAclRule")) {
    return records(props.ingress).map((rule, index) => ({ rule, path: `ingress[${index}] ` }));
  }
  return props.egress === true ? [] : [{ rule: props, path: "" }];
}

function covers(rule: Properties, port: number): boolean {
  const protocol = String(rule.protocol).toLowerCase();
  if (protocol === "-1" || protocol === "all") return true;
  return ["tcp", "6"].includes(protocol) && Number(rule.fromPort) <= port && port <= Number(rule.toPort);
}
