import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";
import { allow, policyText } from "./iam";

const everyone = policyText(allow({ Sid: "Open", Principal: "*", Action: "kms:Decrypt", Resource: "*" }));

export const awsKeyExamples: readonly PolicyExamples[] = [
  {
    policy: "aws-kms-key-policy-private",
    good: {
      "the default policy": key({}),
      "the account's root": key({
        policy: policyText(
          allow({ Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" }),
        ),
      }),
      "everyone in one account, through one service": key({
        policy: policyText(
          allow({
            Principal: { AWS: "*" },
            Action: "kms:Decrypt",
            Resource: "*",
            Condition: { StringEquals: { "kms:CallerAccount": "123456789012", "kms:ViaService": "s3.amazonaws.com" } },
          }),
        ),
      }),
      "a refusal of everyone": key({
        policy: policyText({ Effect: "Deny", Principal: "*", Action: "kms:DisableKey", Resource: "*" }),
      }),
    },
    bad: {
      "a key policy for everyone": says(key({ policy: everyone }), "policy: Open allows everyone"),
      "the same as a resource of its own": says(
        resource("aws:kms/keyPolicy:KeyPolicy", { keyId: UNKNOWN, policy: everyone }),
        "policy: Open allows everyone",
      ),
      "a list with everyone in it": says(
        key({ policy: policyText(allow({ Principal: { AWS: ["123456789012", "*"] }, Action: "kms:Decrypt" })) }),
        "policy: Statement[0] allows everyone",
      ),
      "a condition that a request without the key meets": says(
        key({
          policy: policyText(
            allow({ Principal: "*", Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } } }),
          ),
        }),
        "policy: Statement[0] allows everyone",
      ),
      "a condition that refuses only some": says(
        key({
          policy: policyText(
            allow({ Principal: "*", Condition: { StringNotEquals: { "aws:PrincipalAccount": "123456789012" } } }),
          ),
        }),
        "policy: Statement[0] allows everyone",
      ),
      "everyone but one": says(
        key({ policy: policyText(allow({ NotPrincipal: { AWS: "123456789012" }, Action: "kms:Decrypt" })) }),
        "policy: Statement[0] allows everyone",
      ),
    },
  },
];

function key(props: Record<string, unknown>): ExampleResource {
  return resource("aws:kms/key:Key", props);
}
