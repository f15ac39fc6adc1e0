import { execFileSync } from "node:child_process";
import { asList, asProps, asText, type Props, ProviderError } from "../../protocol";

/**
 * Asks a kubeconfig's credential plugin, such as `aws eks get-token`, for a token or a client certificate.
 *
 * Source of the format: https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */
export function execCredential(origin: string, exec: Props): { token?: string; cert?: string; key?: string } {
  const command = asText(exec.command);
  const status = asProps(asProps(answerOf(origin, command, exec)).status);
  const { token, clientCertificateData, clientKeyData } = status;
  return {
    ...(token ? { token: asText(token) } : {}),
    ...(clientCertificateData ? { cert: asText(clientCertificateData), key: asText(clientKeyData) } : {}),
  };
}

function answerOf(origin: string, command: string, exec: Props): Props {
  const request = { apiVersion: exec.apiVersion, kind: "ExecCredential", spec: { interactive: false } };
  const variables = asList(exec.env).map(asProps);
  try {
    const answer = execFileSync(command, asList(exec.args).map(asText), {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...Object.fromEntries(variables.map(({ name, value }) => [asText(name), asText(value)])),
        KUBERNETES_EXEC_INFO: JSON.stringify(request),
      },
    });
    return JSON.parse(answer);
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new ProviderError(`${origin}: no credentials from ${command}: ${reason}`);
  }
}
