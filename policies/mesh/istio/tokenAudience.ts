import { checkEach, policy, records, text, texts } from "../../core";
import { istioTypes, specOf } from "../_helpers/istioObjects";

export const tokenAudience = policy({
  name: "mesh-token-audience",
  title: "Tokens count only for the service that they were issued for",
  severity: "high",
  controls: { nist80053: ["AC-3", "IA-9"] },
  remediation: "List the service's own audiences in audiences of the rule, and give the https address of the keys.",
  resources: [istioTypes.requestAuthentication],
  check: (authentication, report) => {
    checkEach(records(specOf(authentication).jwtRules), (rule, index) => {
      if (texts(rule.audiences).length === 0) report(`spec.jwtRules[${index}] has no audiences: any token will do`);
      const keys = text(rule.jwksUri) ?? "";
      if (keys.startsWith("http:"))
        report(`spec.jwtRules[${index}].jwksUri is ${keys}, which anybody on the way can forge`);
    });
  },
});
