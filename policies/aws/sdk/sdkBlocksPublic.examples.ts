import { type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { blocked: resource("aws:secretsmanager/secretPolicy:SecretPolicy", { blockPublicPolicy: true }) },
  bad: {
    allowed: says(
      resource("aws:secretsmanager/secretPolicy:SecretPolicy", { blockPublicPolicy: false }),
      "blockPublicPolicy is false",
    ),
  },
};
