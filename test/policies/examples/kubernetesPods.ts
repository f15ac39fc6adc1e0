import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";
import { deployment, hardenedContainer, withContainer, withSecurity } from "./workloads";

const first = "spec.template.spec.containers[0]";
const hardened = withContainer({});
const tokenWithoutRights =
  "spec.template.spec.automountServiceAccountToken is true, and no role is bound to a service account of its own";
const windows = { os: { name: "windows" } };

export const kubernetesPodExamples: readonly PolicyExamples[] = [
  {
    policy: "kubernetes-run-as-non-root",
    good: {
      "a patch that leaves it": resource("kubernetes:apps/v1:DeploymentPatch", {
        spec: { template: { spec: { containers: [{ name: "app" }] } } },
      }),
      "a workflow of Argo that says it for all its steps": resource("kubernetes:argoproj.io/v1alpha1:Workflow", {
        spec: { securityContext: { runAsNonRoot: true }, templates: [{ name: "step", container: { image: "a" } }] },
      }),
      "a pattern of Kyverno, which is no pod": resource("kubernetes:kyverno.io/v1:ClusterPolicy", {
        spec: { rules: [{ validate: { pattern: { spec: { containers: [{ image: "*" }] } } } }] },
      }),
      "said for the container": hardened,
      "said for the pod": withContainer(
        { securityContext: {} },
        { securityContext: { runAsNonRoot: true, runAsUser: 10001 } },
      ),
    },
    bad: {
      "in a patch of the pod": says(
        resource("kubernetes:apps/v1:DeploymentPatch", {
          spec: { template: { spec: { securityContext: { runAsNonRoot: false }, containers: [{ name: "app" }] } } },
        }),
        `${first}: runAsNonRoot is not true here or for the pod`,
      ),
      "a service of Knative": says(
        resource("kubernetes:serving.knative.dev/v1:Service", {
          spec: { template: { spec: { containers: [{ image: "a" }] } } },
        }),
        `${first}: runAsNonRoot is not true here or for the pod`,
      ),
      "not said": says(
        withContainer({ securityContext: {} }),
        `${first}: runAsNonRoot is not true here or for the pod`,
      ),
      "said for the pod and taken back": says(
        withSecurity({ runAsNonRoot: false }, { securityContext: { runAsNonRoot: true } }),
        `${first}: runAsNonRoot is not true here or for the pod`,
      ),
      "root by its number": says(withSecurity({ runAsUser: 0 }), `${first}: runAsUser is 0, which is root`),
      "a container that runs before the others": says(
        deployment({ containers: [hardenedContainer], initContainers: [{ name: "migrate" }] }),
        "spec.template.spec.initContainers[0]: runAsNonRoot is not true here or for the pod",
      ),
      "a pod by itself": says(
        resource("kubernetes:core/v1:Pod", { spec: { containers: [{}] } }),
        "spec.containers[0]: runAsNonRoot is not true here or for the pod",
      ),
      "a job by the clock": says(
        resource("kubernetes:batch/v1:CronJob", {
          spec: { jobTemplate: { spec: { template: { spec: { containers: [{}] } } } } },
        }),
        "spec.jobTemplate.spec.template.spec.containers[0]: runAsNonRoot is not true here or for the pod",
      ),
    },
  },
  {
    policy: "kubernetes-no-privilege-escalation",
    good: { forbidden: hardened, "on Windows": withContainer({ securityContext: {} }, windows) },
    bad: {
      "the default": says(withContainer({ securityContext: {} }), `${first}: allowPrivilegeEscalation is not false`),
      "a container for debugging": says(
        deployment({ containers: [hardenedContainer], ephemeralContainers: [{ name: "debug" }] }),
        "spec.template.spec.ephemeralContainers[0]: allowPrivilegeEscalation is not false",
      ),
    },
  },
  {
    policy: "kubernetes-drop-capabilities",
    good: {
      none: hardened,
      "none but for low ports": withSecurity({ capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } }),
    },
    bad: {
      "the default": says(withSecurity({ capabilities: {} }), `${first}: capabilities.drop does not hold ALL`),
      "taken and given back": says(
        withSecurity({ capabilities: { drop: ["ALL"], add: ["NET_RAW", "SYS_ADMIN"] } }),
        `${first}: capabilities.add holds NET_RAW, SYS_ADMIN`,
      ),
    },
  },
  {
    policy: "kubernetes-read-only-root-filesystem",
    good: { "read-only": hardened },
    bad: {
      writable: says(withSecurity({ readOnlyRootFilesystem: false }), `${first}: readOnlyRootFilesystem is not true`),
    },
  },
  {
    policy: "kubernetes-seccomp-profile",
    good: {
      "said for the container": hardened,
      "said for the pod": withContainer(
        { securityContext: {} },
        { securityContext: { seccompProfile: { type: "Localhost" } } },
      ),
    },
    bad: {
      "the default": says(
        withContainer({ securityContext: {} }),
        `${first}: seccompProfile is not set here or for the pod`,
      ),
      none: says(withSecurity({ seccompProfile: { type: "Unconfined" } }), `${first}: seccompProfile is Unconfined`),
    },
  },
  {
    policy: "kubernetes-no-privileged-containers",
    good: {
      "a patch that leaves it": resource("kubernetes:apps/v1:DeploymentPatch", {
        spec: { template: { spec: { containers: [{ name: "app" }] } } },
      }),
      "not privileged": hardened,
      "said so": withSecurity({ privileged: false }),
    },
    bad: {
      "in a patch": says(
        resource("kubernetes:apps/v1:DeploymentPatch", {
          spec: { template: { spec: { containers: [{ name: "app", securityContext: { privileged: true } }] } } },
        }),
        `${first} is privileged`,
      ),
      "in a rollout of Argo": says(
        resource("kubernetes:argoproj.io/v1alpha1:Rollout", {
          spec: { template: { spec: { containers: [{ image: "a", securityContext: { privileged: true } }] } } },
        }),
        `${first} is privileged`,
      ),
      "in a step of a workflow of Argo": says(
        resource("kubernetes:argoproj.io/v1alpha1:Workflow", {
          spec: { templates: [{ name: "step", container: { image: "a", securityContext: { privileged: true } } }] },
        }),
        "spec.templates[0].spec.containers[0] is privileged",
      ),
      privileged: says(withSecurity({ privileged: true }), `${first} is privileged`),
      "the kernel's files laid open": says(withSecurity({ procMount: "Unmasked" }), `${first}: procMount is Unmasked`),
      "a process of the Windows host": says(
        withContainer({}, { ...windows, securityContext: { windowsOptions: { hostProcess: true } } }),
        `${first} runs as a process of the Windows host`,
      ),
    },
  },
  {
    policy: "kubernetes-no-host-namespaces",
    good: { "its own": hardened, "said so": withContainer({}, { hostNetwork: false }) },
    bad: {
      "the node's": says(
        withContainer({}, { hostNetwork: true, hostPID: true }),
        "spec.template.spec.hostNetwork is true",
        "spec.template.spec.hostPID is true",
      ),
    },
  },
  {
    policy: "kubernetes-no-host-paths",
    good: {
      "a volume of a driver": resource("kubernetes:core/v1:PersistentVolume", {
        spec: { csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-1" } },
      }),
      "a place in memory": withContainer({}, { volumes: [{ name: "tmp", emptyDir: {} }] }),
    },
    bad: {
      "a volume that claims take": says(
        resource("kubernetes:core/v1:PersistentVolume", { spec: { hostPath: { path: "/" } } }),
        "spec.hostPath is of the node",
      ),
      "the node's": says(
        withContainer(
          {},
          {
            volumes: [
              { name: "tmp", emptyDir: {} },
              { name: "log", hostPath: { path: "/var/log" } },
            ],
          },
        ),
        "spec.template.spec.volumes[1] is a hostPath",
      ),
    },
  },
  {
    policy: "kubernetes-no-host-ports",
    good: { "its own": withContainer({ ports: [{ containerPort: 8080 }] }) },
    bad: {
      "the node's": says(
        withContainer({ ports: [{ containerPort: 8080, hostPort: 80 }] }),
        `${first} takes port 80 of the node`,
      ),
    },
  },
  {
    policy: "kubernetes-image-digest",
    good: {
      "by digest": hardened,
      "by name, tag and digest": withContainer({ image: `a/b:1@sha256:${"0".repeat(64)}` }),
    },
    bad: {
      "by tag": says(withContainer({ image: "nginx:1.27" }), `${first}: image nginx:1.27 has no digest`),
      "by name": says(withContainer({ image: "nginx" }), `${first}: image nginx has no digest`),
      "by part of a digest": says(
        withContainer({ image: "nginx@sha256:abc" }),
        `${first}: image nginx@sha256:abc has no digest`,
      ),
    },
  },
  {
    policy: "kubernetes-resource-limits",
    good: {
      both: hardened,
      "by limits alone": withContainer({ resources: { limits: { memory: "1Gi", cpu: "1" } } }),
      "a container for debugging, which cannot have any": deployment({
        containers: [hardenedContainer],
        ephemeralContainers: [{ name: "debug" }],
      }),
    },
    bad: {
      none: says(
        withContainer({ resources: undefined }),
        `${first}: resources.limits.memory is not set`,
        `${first}: neither resources.requests.cpu nor resources.limits.cpu is set`,
      ),
      "a request of memory is no limit": says(
        withContainer({ resources: { requests: { memory: "1Gi", cpu: "1" } } }),
        `${first}: resources.limits.memory is not set`,
      ),
    },
  },
  {
    policy: "kubernetes-service-account-token",
    good: {
      "none, for the account says so": [
        withContainer({}),
        resource("kubernetes:core/v1:ServiceAccountPatch", {
          metadata: { name: "default", namespace: "orders" },
          automountServiceAccountToken: false,
        }),
      ],
      none: withContainer({}, { automountServiceAccountToken: false }),
      "one for an account with rights": [withToken("orders"), bindingTo("orders")],
    },
    bad: {
      "the default, for the account of another namespace says so": says(
        [
          withContainer({}),
          resource("kubernetes:core/v1:ServiceAccount", {
            metadata: { name: "default", namespace: "payments" },
            automountServiceAccountToken: false,
          }),
        ],
        "spec.template.spec.automountServiceAccountToken is not false, and true is its default",
      ),
      "the default": says(
        hardened,
        "spec.template.spec.automountServiceAccountToken is not false, and true is its default",
      ),
      "one for an account without rights": says([withToken("orders"), bindingTo("payments")], tokenWithoutRights),
      "one for the account that everything shares": says(
        [withToken("default"), bindingTo("default")],
        tokenWithoutRights,
      ),
      "one for no account": says([withToken(undefined), bindingTo("orders")], tokenWithoutRights),
    },
  },
  {
    policy: "kubernetes-no-secrets-in-environment",
    good: {
      "from a Secret": withContainer({
        env: [{ name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } }],
      }),
      "names that only tell of secrets": withContainer({
        env: [
          { name: "TOKEN_ISSUER", value: "https://issuer.example.com" },
          { name: "JWT_SECRET_FILE", value: "/run/secrets/jwt" },
          { name: "REQUIRE_TOKEN", value: "true" },
        ],
      }),
      "a value that is not known yet, under any other name": withContainer({
        env: [{ name: "BUCKET", value: UNKNOWN }],
      }),
    },
    bad: {
      "a password": says(
        withContainer({ env: [{ name: "DB_PASSWORD", value: "hunter2" }] }),
        `${first}: DB_PASSWORD holds a secret in clear`,
      ),
      "a password in a URL": says(
        withContainer({ env: [{ name: "DATABASE_URL", value: "postgres://orders:hunter2@db:5432/orders" }] }),
        `${first}: DATABASE_URL holds a secret in clear`,
      ),
    },
  },
  {
    policy: "kubernetes-probes",
    good: {
      both: hardened,
      "a job, which ends by itself": resource("kubernetes:batch/v1:Job", {
        spec: { template: { spec: { containers: [{}] } } },
      }),
    },
    bad: {
      one: says(withContainer({ readinessProbe: undefined }), `${first} has no readinessProbe`),
    },
  },
];

function withToken(serviceAccountName: string | undefined): ExampleResource {
  return withContainer({}, { automountServiceAccountToken: true, serviceAccountName });
}

function bindingTo(name: string): ExampleResource {
  return resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", {
    subjects: [{ kind: "ServiceAccount", name }],
  });
}
