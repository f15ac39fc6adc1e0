import { policy } from "../../core";

export const ecrImmutableTags = policy({
  name: "aws-ecr-immutable-tags",
  rationale: "Whoever may push can put other code behind a tag that was reviewed and is already deployed.",
  title: "Image tags in ECR cannot be moved to another image",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["CM-2", "SI-7"], awsFsbp: ["ECR.2"] },
  remediation: "Set imageTagMutability to IMMUTABLE.",
  resources: ["aws:ecr/repository:Repository"],
  remedy: { imageTagMutability: "IMMUTABLE" },
  check: ({ props }, report) => {
    const mutability = props.imageTagMutability ?? "MUTABLE";
    if (mutability !== "IMMUTABLE") report(`imageTagMutability is ${mutability}`);
  },
});
