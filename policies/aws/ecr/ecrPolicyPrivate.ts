import { policy } from "../../core";
import { mustKeepStrangersOut } from "../_helpers/checks";

export const ecrPolicyPrivate = policy({
  name: "aws-ecr-policy-private",
  title: "Repositories of images let nobody in whom they do not know",
  severity: "high",
  controls: { nist80053: ["AC-3", "AC-6"] },
  remediation: "Name the accounts or roles in Principal, or narrow the statement by aws:PrincipalOrgID.",
  resources: ["aws:ecr/repositoryPolicy:RepositoryPolicy", "aws:ecr/registryPolicy:RegistryPolicy"],
  check: mustKeepStrangersOut("policy"),
});
