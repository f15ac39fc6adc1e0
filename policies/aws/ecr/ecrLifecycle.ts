import { policy } from "../../core";

export const ecrLifecycle = policy({
  name: "aws-ecr-lifecycle",
  title: "Old images do not stay for ever",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CM-2", "CM-2(2)"], awsFsbp: ["ECR.3"] },
  remediation: "Add a LifecyclePolicy that removes images without tags after some days.",
  resources: ["aws:ecr/repository:Repository"],
  checkInStack: (resource, report, stack) => {
    if (stack.referencing(resource, "repository", "aws:ecr/lifecyclePolicy:LifecyclePolicy").length === 0)
      report("has no LifecyclePolicy");
  },
});
