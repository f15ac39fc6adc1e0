import { policy } from "../../core";

export const domainTransferLock = policy({
  name: "aws-domain-transfer-lock",
  title: "Domains do not move to another registrar by mistake",
  severity: "medium",
  controls: { nist80053: ["CM-3", "SC-20"] },
  remediation: "Leave transferLock at true, and autoRenew, too.",
  resources: ["aws:route53domains/registeredDomain:RegisteredDomain"],
  check: (resource, report) => {
    for (const property of ["transferLock", "autoRenew"]) {
      if (resource.props[property] === false) report(`${property} is false`);
    }
  },
});
