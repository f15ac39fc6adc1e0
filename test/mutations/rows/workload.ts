import * as pulumi from "@pulumi/pulumi";
import { meshEnrollment } from "../../../components/mesh";
import { SecureNamespace } from "../../../components/workload";
import type { ComponentMutations, Mutation } from "../mutation";
import { podSecurityMutations } from "./podSecurity";
import { container, orders, pod } from "./workloadChanges";

const annotated = (podAnnotations: Readonly<Record<string, string>>) => () => orders({ podAnnotations });

const ofContainers: readonly Mutation[] = [
  {
    holds: "Containers do not run as root",
    weakened: "runAsNonRoot false",
    program: container({ securityContext: { runAsNonRoot: false } }),
    breaks: ["kubernetes-run-as-non-root"],
  },
  {
    holds: "Containers run as a user of their own",
    weakened: "runAsUser 0",
    program: container({ securityContext: { runAsUser: 0 } }),
    breaks: ["kubernetes-run-as-non-root"],
  },
  {
    holds: "Processes gain no privileges",
    weakened: "allowPrivilegeEscalation true",
    program: container({ securityContext: { allowPrivilegeEscalation: true } }),
    breaks: ["kubernetes-no-privilege-escalation"],
  },
  {
    holds: "Containers are not privileged",
    weakened: "privileged true",
    program: container({ securityContext: { privileged: true } }),
    breaks: ["kubernetes-no-privileged-containers"],
  },
  {
    holds: "The kernel hides its inner state from containers",
    weakened: "procMount Unmasked",
    program: container({ securityContext: { procMount: "Unmasked" } }),
    breaks: ["kubernetes-no-privileged-containers"],
  },
  {
    holds: "Containers have no Linux capabilities",
    weakened: "capabilities.add NET_ADMIN",
    program: container({ securityContext: { capabilities: { add: ["NET_ADMIN"] } } }),
    breaks: ["kubernetes-drop-capabilities"],
  },
  {
    holds: "Containers drop what the runtime would give them",
    weakened: "capabilities.drop empty",
    program: container({ securityContext: { capabilities: { drop: [] } } }),
    breaks: ["kubernetes-drop-capabilities"],
  },
  {
    holds: "The root file system is read-only",
    weakened: "readOnlyRootFilesystem false",
    program: container({ securityContext: { readOnlyRootFilesystem: false } }),
    breaks: ["kubernetes-read-only-root-filesystem"],
  },
  {
    holds: "System calls are filtered",
    weakened: "seccompProfile Unconfined",
    program: container({ securityContext: { seccompProfile: { type: "Unconfined" } } }),
    breaks: ["kubernetes-no-unconfined-seccomp", "kubernetes-seccomp-profile"],
  },
  {
    holds: "The image is the one that was reviewed",
    weakened: "an image by tag",
    program: () => orders({ image: pulumi.output("registry.example.com/orders:latest") }),
    breaks: ["kubernetes-image-digest", "kubernetes-image-latest"],
  },
  {
    holds: "Memory is limited",
    weakened: "limits without memory",
    program: container({ resources: { limits: { memory: "" } } }),
    breaks: ["kubernetes-resource-limits"],
  },
  {
    holds: "CPU is shared out",
    weakened: "neither a request nor a limit of CPU",
    program: container({ resources: { requests: { cpu: "" }, limits: { cpu: "" } } }),
    breaks: ["kubernetes-resource-limits"],
  },
  {
    holds: "Secrets come from Kubernetes Secrets",
    weakened: "a password in env",
    program: () => orders({ env: { DB_PASSWORD: "correct horse battery staple" } }),
    breaks: ["kubernetes-no-secrets-in-environment"],
  },
  {
    holds: "A container that hangs is restarted",
    weakened: "no livenessProbe",
    program: container({ livenessProbe: undefined }),
    breaks: ["kubernetes-probes"],
  },
  {
    holds: "A container gets requests once it is ready",
    weakened: "no readinessProbe",
    program: container({ readinessProbe: undefined }),
    breaks: ["kubernetes-probes"],
  },
  {
    holds: "Containers take no port of the node",
    weakened: "a hostPort",
    program: container({ ports: [{ containerPort: 8080, hostPort: 8080 }] }),
    breaks: ["kubernetes-no-host-ports"],
  },
];

const ofPods: readonly Mutation[] = [
  ...(["hostNetwork", "hostPID", "hostIPC"] as const).map((namespace) => ({
    holds: `Pods have namespaces of their own (${namespace})`,
    weakened: `${namespace} true`,
    program: pod({ [namespace]: true }),
    breaks: ["kubernetes-no-host-namespaces"],
  })),
  {
    holds: "Pods see nothing of the node's file system",
    weakened: "a hostPath volume",
    program: pod({ volumes: [{ name: "tmp", hostPath: { path: "/var/run" } }] }),
    breaks: ["kubernetes-no-host-paths"],
  },
  {
    holds: "Pods get no token for the Kubernetes API",
    weakened: "mountApiToken true",
    program: () => orders({ mountApiToken: true }),
    breaks: ["kubernetes-service-account-token"],
  },
  {
    holds: "Init containers are no way around",
    weakened: "a bare init container",
    program: pod({ initContainers: [{ name: "setup", image: "busybox:1.37" }] }),
    breaks: [
      "kubernetes-drop-capabilities",
      "kubernetes-image-digest",
      "kubernetes-no-privilege-escalation",
      "kubernetes-read-only-root-filesystem",
      "kubernetes-resource-limits",
    ],
  },
  {
    holds: "Workloads have a namespace of their own",
    weakened: "the namespace default",
    program: () => orders({ transform: { deployment: { metadata: { namespace: "default" } } } }),
    breaks: ["kubernetes-disruption-budget", "kubernetes-no-default-namespace"],
  },
  {
    holds: "Pods stay in the mesh",
    weakened: "the label sidecar.istio.io/inject false",
    program: () => orders({ podLabels: { "sidecar.istio.io/inject": "false" } }),
    breaks: ["mesh-no-injection-opt-out"],
  },
  {
    holds: "Pods stay in Linkerd's mesh",
    weakened: "the annotation linkerd.io/inject disabled",
    program: annotated({ "linkerd.io/inject": "disabled" }),
    breaks: ["mesh-no-injection-opt-out"],
  },
  {
    holds: "Requests pass through the sidecar",
    weakened: "a port left out of Istio's redirection",
    program: annotated({ "traffic.sidecar.istio.io/excludeInboundPorts": "8080" }),
    breaks: ["mesh-no-traffic-bypass"],
  },
  {
    holds: "Requests to every port pass through the sidecar",
    weakened: "a list of ports that Istio redirects",
    program: annotated({ "traffic.sidecar.istio.io/includeInboundPorts": "8081" }),
    breaks: ["mesh-no-traffic-bypass"],
  },
  {
    holds: "Pods in Linkerd refuse callers without an identity",
    weakened: "default-inbound-policy all-unauthenticated on the pods",
    program: annotated({ "config.linkerd.io/default-inbound-policy": "all-unauthenticated" }),
    breaks: ["mesh-linkerd-server-policy"],
  },
  {
    holds: "Requests pass through Linkerd's sidecar",
    weakened: "a port left out of Linkerd's redirection",
    program: annotated({ "config.linkerd.io/skip-inbound-ports": "8080" }),
    breaks: ["mesh-no-traffic-bypass"],
  },
];

const ofServices: readonly Mutation[] = [
  {
    holds: "The service is reached inside the cluster only",
    weakened: "type LoadBalancer",
    program: () => orders({ transform: { service: { spec: { type: "LoadBalancer" } } } }),
    breaks: ["kubernetes-service-exposure"],
  },
  {
    holds: "The service has no port on the nodes",
    weakened: "type NodePort",
    program: () => orders({ transform: { service: { spec: { type: "NodePort" } } } }),
    breaks: ["kubernetes-service-exposure"],
  },
  {
    holds: "The service takes no address of others",
    weakened: "externalIPs",
    program: () => orders({ transform: { service: { spec: { externalIPs: ["203.0.113.7"] } } } }),
    breaks: ["kubernetes-service-exposure"],
  },
  {
    holds: "The service stands for its own pods",
    weakened: "type ExternalName",
    program: () => orders({ transform: { service: { spec: { type: "ExternalName", externalName: "example.com" } } } }),
    breaks: ["kubernetes-service-external-name"],
  },
  {
    holds: "No load balancer takes connections from everyone",
    weakened: "loadBalancerSourceRanges of the whole internet",
    program: () => orders({ transform: { service: { spec: { loadBalancerSourceRanges: ["0.0.0.0/0"] } } } }),
    breaks: ["kubernetes-service-source-ranges"],
  },
  {
    holds: "Some pods stay while nodes are drained",
    weakened: "a disruption budget for other pods",
    program: () =>
      orders({ transform: { disruptionBudget: { spec: { selector: { matchLabels: { other: "pods" } } } } } }),
    breaks: ["kubernetes-disruption-budget"],
  },
];

const ofCalls: readonly Mutation[] = [
  {
    holds: "Services call each other over mutual TLS",
    weakened: "a call over plain HTTP between namespaces outside a mesh",
    program: () => {
      new SecureNamespace("orders");
      orders({ env: { LEDGER_URL: "http://orders:8080" } });
    },
    breaks: ["mesh-calls-mutual-tls"],
  },
  {
    holds: "No container has the user of its proxy",
    weakened: "runAsUser 1337 in Istio",
    program: () => {
      new SecureNamespace("payments", { labels: meshEnrollment("istio").namespaceLabels });
      container({ securityContext: { runAsUser: 1337 } })();
    },
    breaks: ["mesh-deny-by-default", "mesh-no-proxy-user", "mesh-strict-mutual-tls"],
  },
];

const ofOtherKinds: readonly Mutation[] = [
  {
    holds: "A StatefulSet is as closed as a Deployment",
    weakened: "hostNetwork true",
    program: () =>
      orders({
        kind: "StatefulSet",
        transform: { statefulSet: { spec: { template: { spec: { hostNetwork: true } } } } },
      }),
    breaks: ["kubernetes-no-host-namespaces"],
  },
  {
    holds: "A CronJob is as closed as a Deployment",
    weakened: "hostPID true",
    program: () =>
      orders({
        kind: "CronJob",
        schedule: "0 3 * * *",
        transform: { cronJob: { spec: { jobTemplate: { spec: { template: { spec: { hostPID: true } } } } } } },
      }),
    breaks: ["kubernetes-no-host-namespaces"],
  },
];

export const workloadMutations: ComponentMutations = {
  component: "HardenedWorkload",
  secure: () => orders(),
  mutations: [...ofContainers, ...ofPods, ...podSecurityMutations, ...ofServices, ...ofCalls, ...ofOtherKinds],
};
