import { asList, asProps, asText, type Props, type Value } from "../../sandbox/providers/protocol";

/** What runs beside the app in an injected pod, as the injector wrote it. */
export interface Sidecar {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The arguments of `istio-iptables` that redirect the pod's traffic to the sidecar. */
  readonly redirection: readonly string[];
}

/** That the init container only looks whether the rules are there, where a CNI plugin applies them. */
const ONLY_VALIDATE = ["--run-validation", "--skip-rule-apply"];

/**
 * Reads the sidecar out of a pod.
 *
 * @param pod as the API server has it, with its address in the status
 * @throws Error if the pod was not injected
 */
export function sidecarOf(pod: Props): Sidecar {
  const spec = asProps(pod.spec);
  const containers = [...asList(spec.initContainers), ...asList(spec.containers)].map(asProps);
  const find = (name: string) => containers.find((container) => container.name === name);
  const [proxy, validation] = [find("istio-proxy"), find("istio-validation")];
  if (!proxy || !validation) {
    const names = containers.map(({ name }) => name).join(", ");
    throw new Error(`pod ${asProps(pod.metadata).name} was not injected: its containers are ${names}`);
  }
  const env = environment(asList(proxy.env).map(asProps), pod);
  return {
    env,
    args: texts(proxy.args).map((argument) => argument.replace(/\$\((\w+)\)/g, (_, name: string) => env[name] ?? "")),
    redirection: texts(validation.args).filter((argument) => !ONLY_VALIDATE.includes(argument)),
  };
}

/** The labels or annotations as the downward API writes them into a file. */
export function downwardFile(entries: Value | undefined): string {
  return Object.entries(asProps(entries))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}\n`)
    .join("");
}

/** Limits of resources are left out: the pod runs without any. */
function environment(variables: readonly Props[], pod: Props): Record<string, string> {
  const fields = podFields(pod);
  const known = variables.flatMap(({ name, value, valueFrom }) => {
    const path = asText(asProps(asProps(valueFrom).fieldRef).fieldPath);
    const text = valueFrom === undefined ? asText(value) : fields[path];
    return text === undefined ? [] : [[asText(name), text]];
  });
  return Object.fromEntries(known);
}

function podFields({ metadata, spec, status }: Props): Record<string, string> {
  const { name, namespace } = asProps(metadata);
  const { serviceAccountName, nodeName } = asProps(spec);
  const { podIP, hostIP } = asProps(status);
  return {
    "metadata.name": asText(name),
    "metadata.namespace": asText(namespace),
    "spec.serviceAccountName": asText(serviceAccountName),
    "spec.nodeName": asText(nodeName) || "testbed",
    "status.podIP": asText(podIP),
    "status.hostIP": asText(hostIP),
  };
}

function texts(list: Value | undefined): string[] {
  return asList(list).map(asText);
}
