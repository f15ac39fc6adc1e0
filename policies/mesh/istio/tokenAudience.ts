import { checkEach, type PolicyResource, policy, record, records, type StackResources, text, texts } from "../../core";
import { covers, istioTypes, specOf } from "../_helpers/istioObjects";

/** Claims by which tokens say whose they are where they have no audience: OAuth's clients and OpenID's authorized parties. */
const clientClaims = ["request.auth.claims[client_id]", "request.auth.claims[azp]"];

export const tokenAudience = policy({
  name: "mesh-token-audience",
  rationale: "A token for one service would open all that trust the same issuer.",
  title: "Tokens count only for the service that they were issued for",
  severity: "high",
  controls: { nist80053: ["AC-3", "IA-9"] },
  remediation:
    "List the service's own audiences in audiences of the rule, or deny tokens of other clients by an AuthorizationPolicy (request.auth.claims[client_id], notValues), and give the https address of the keys.",
  resources: [istioTypes.requestAuthentication],
  checkInStack: (authentication, report, stack) => {
    checkEach(records(specOf(authentication).jwtRules), (rule, index) => {
      if (texts(rule.audiences).length === 0 && !namesClients(authentication, text(rule.issuer), stack)) {
        report(
          `spec.jwtRules[${index}] has no audiences, and no AuthorizationPolicy names its clients: any token will do`,
        );
      }
      const keys = text(rule.jwksUri) ?? "";
      if (keys.startsWith("http:"))
        report(`spec.jwtRules[${index}].jwksUri is ${keys}, which anybody on the way can forge`);
    });
  },
});

/** Whether tokens of an issuer are denied unless they are of some clients. */
function namesClients(authentication: PolicyResource, issuer: string | undefined, stack: StackResources): boolean {
  return stack
    .ofType(istioTypes.authorizationPolicy)
    .filter((authorization) => covers(authorization, authentication) && specOf(authorization).action === "DENY")
    .flatMap((authorization) => records(specOf(authorization).rules))
    .some((rule) => {
      const conditions = records(rule.when);
      const others = conditions.filter(({ key }) => !clientClaims.includes(text(key) ?? ""));
      return (
        conditions.some(({ key, notValues }) => clientClaims.includes(text(key) ?? "") && isNamed(notValues)) &&
        others.every(({ key, values }) => key === "request.auth.claims[iss]" && texts(values).includes(issuer ?? "")) &&
        records(rule.from).length === 0 &&
        records(rule.to).every(({ operation }) => Object.keys(record(operation)).every((key) => key === "ports"))
      );
    });
}

function isNamed(values: unknown): boolean {
  return texts(values).length > 0 && texts(values).every((value) => !value.includes("*"));
}
