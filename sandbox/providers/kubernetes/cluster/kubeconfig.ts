import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, resolve } from "node:path";
import { parseYaml } from "../../../yaml";
import { asList, asProps, asText, type Props, ProviderError } from "../../protocol";
import { execCredential } from "./execCredential";

/** How to reach an API server, and as whom. PEM texts where certificates and keys are meant. */
export interface ClusterAccess {
  readonly server: URL;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly token?: string;
  /** The name in the server's certificate, where it is not the host of `server`. */
  readonly serverName?: string;
  readonly verify: boolean;
}

/**
 * Reads a kubeconfig, given as its path or its content, as far as one context needs it.
 *
 * Source of the format: https://kubernetes.io/docs/reference/config-api/kubeconfig.v1
 *
 * @throws ProviderError saying what is missing in which kubeconfig
 */
export function clusterAccess(kubeconfig: string, context?: string): ClusterAccess {
  const { origin, folder, text } = load(kubeconfig);
  const config = parsed(origin, text);
  const inContext = entry(origin, config, "context", context ?? asText(config["current-context"]));
  const cluster = entry(origin, config, "cluster", asText(inContext.cluster));
  const user = inContext.user ? entry(origin, config, "user", asText(inContext.user)) : {};
  const pem = (props: Props, key: string) => inlineOrFile(origin, folder, props, key);
  if (!URL.canParse(asText(cluster.server))) throw new ProviderError(`${origin}: the cluster has no server URL`);
  const tokenFile = asText(user.tokenFile);
  return {
    server: new URL(asText(cluster.server)),
    ca: pem(cluster, "certificate-authority"),
    cert: pem(user, "client-certificate"),
    key: pem(user, "client-key"),
    token: asText(user.token) || (tokenFile ? readText(origin, resolve(folder, tokenFile)).trim() : undefined),
    ...(user.exec ? execCredential(origin, asProps(user.exec)) : {}),
    serverName: asText(cluster["tls-server-name"]) || undefined,
    verify: cluster["insecure-skip-tls-verify"] !== true,
  };
}

function load(kubeconfig: string): { readonly origin: string; readonly folder: string; readonly text: string } {
  const path = resolve(kubeconfig.replace(/^~(?=\/)/, homedir()));
  if (existsSync(path)) return { origin: path, folder: dirname(path), text: readText(path, path) };
  if (kubeconfig.includes("\n") || kubeconfig.includes("{")) {
    return { origin: "the provider's kubeconfig", folder: process.cwd(), text: kubeconfig };
  }
  throw new ProviderError(`kubeconfig ${path}: there is no such file`);
}

function parsed(origin: string, text: string): Props {
  try {
    return asProps(parseYaml(text));
  } catch (error) {
    throw new ProviderError(`${origin} is no YAML: ${error instanceof Error ? error.message : error}`);
  }
}

function entry(origin: string, config: Props, kind: "cluster" | "context" | "user", name: string): Props {
  const found = asList(config[`${kind}s`])
    .map(asProps)
    .find((candidate) => candidate.name === name);
  if (found) return asProps(found[kind]);
  throw new ProviderError(name ? `${origin} has no ${kind} named ${name}` : `${origin} names no ${kind}`);
}

function inlineOrFile(origin: string, folder: string, props: Props, key: string): string | undefined {
  const inline = asText(props[`${key}-data`]);
  if (inline) return Buffer.from(inline, "base64").toString();
  const path = asText(props[key]);
  return path ? readText(origin, resolve(folder, path)) : undefined;
}

function readText(origin: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ProviderError(`${origin}: ${error instanceof Error ? error.message : error}`);
  }
}
