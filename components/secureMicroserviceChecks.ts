import { checkAccount, checkPlain, isHttpsUrl, isPlain, type Problem, within } from "./core";
import { checkCidrs, checkLimit, type MeshKind } from "./mesh";
import type { AccessTokens, SecureMicroserviceArgs } from "./secureMicroserviceArgs";
import { checkWorkload } from "./workload";

/** Everything that is wrong with a SecureMicroservice's name and arguments, as far as it is known before deployment. */
export function checkMicroservice(name: string, args: SecureMicroserviceArgs, mesh: MeshKind): Problem[] {
  const { account, image, env = {}, limit, tokens, awsAddresses, workload } = args;
  return [
    ...checkAccount(account),
    ...checkWorkload(name, { ...workload, namespace: name, image, env }).map(asArgument),
    ...checkProbes(workload),
    ...(limit ? within("limit", checkLimit(limit, mesh)) : []),
    ...within("tokens", checkTokens(tokens)),
    ...checkCidrs("awsAddresses", awsAddresses),
  ];
}

/** Paths of probes are opened in the mesh, whose rules are written before deployment. */
function checkProbes(workload: SecureMicroserviceArgs["workload"]): Problem[] {
  return (["livenessPath", "readinessPath"] as const).flatMap((path) => {
    const given = workload?.probes?.[path];
    if (given === undefined || isPlain(given)) return [];
    return [{ propertyPath: `workload.probes.${path}`, reason: "is not known before deployment; write it in full" }];
  });
}

/** The argument of the workload, where the service's caller writes it. */
function asArgument(problem: Problem): Problem {
  const isOwn = /^(name|image|env)\b/.test(problem.propertyPath);
  return isOwn ? problem : { ...problem, propertyPath: `workload.${problem.propertyPath}` };
}

function checkTokens(tokens: AccessTokens): Problem[] {
  const keysUrl = "keysUrl" in tokens ? tokens.keysUrl : undefined;
  return [
    ...checkPlain("issuer", tokens.issuer, isText, 'the "iss" claim of tokens, to the letter'),
    ...checkPlain("audience", tokens.audience, isText, 'the "aud" claim of tokens that are meant for this service'),
    ...checkPlain("keysUrl", keysUrl, isHttpsUrl, "an https:// URL; keys that came by plain HTTP prove nothing"),
  ];
}

function isText(value: string): boolean {
  return value.trim() !== "";
}
