import { policy } from "../../core";
import { mustNotBe } from "../_helpers/checks";

export const cognitoNoGuests = policy({
  name: "aws-cognito-no-guests",
  title: "Nobody gets credentials of AWS without signing in",
  severity: "high",
  controls: { nist80053: ["AC-3", "AC-14"], awsFsbp: ["Cognito.2"] },
  remediation: "Set allowUnauthenticatedIdentities to false.",
  resources: ["aws:cognito/identityPool:IdentityPool"],
  check: mustNotBe("allowUnauthenticatedIdentities", true),
});
