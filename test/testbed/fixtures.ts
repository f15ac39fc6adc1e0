import type { Props } from "../../sandbox/providers/protocol";

/** Unit: milliseconds. */
export const TIMEOUT = 120_000;

const RESTRICTED = { "pod-security.kubernetes.io/enforce": "restricted" };

/** A namespace at Pod Security `restricted`. */
export function namespace(name: string, labels: Props = {}): Props {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name, labels: { ...RESTRICTED, ...labels } } };
}

/** As restricted as Pod Security asks for. */
export const hardenedPod = {
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
};
export const hardenedContainer = {
  name: "app",
  image: "example.com/app@sha256:0000000000000000000000000000000000000000000000000000000000000000",
  ports: [{ containerPort: 8080 }],
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] }, readOnlyRootFilesystem: true },
};

/** One hardened pod, under the ServiceAccount of the same name. */
export function deployment(name: string, space: string, image = hardenedContainer.image): Props {
  const labels = { app: name };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace: space },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { ...hardenedPod, serviceAccountName: name, containers: [{ ...hardenedContainer, image }] },
      },
    },
  };
}

/** Port 80 of the pods of the Deployment of the same name. */
export function service(name: string, space: string): Props {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace: space },
    spec: { selector: { app: name }, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
  };
}
