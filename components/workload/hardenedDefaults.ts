/** What every workload gets unless its arguments say otherwise. */
export const workloadDefaults = {
  /** The container's port. */
  port: 8080,
  /** The Service's port. */
  servicePort: 80,
  /** The Service's application protocol, from the IANA service name registry. */
  appProtocol: "http",
  /** Pods, where no autoscaling is asked for: one can go without an outage. */
  replicas: 2,
  /** No well-known account of a base image has this user id. */
  runAsUser: 10001,
  /** Seconds from the request to stop until the kill: the default of Kubernetes. */
  terminationGraceSeconds: 30,
  /** Seconds that a pod goes on serving after it was told to stop, while the endpoints that lead to it go away. */
  preStopSeconds: 5,
  resources: {
    requests: { cpu: "100m", memory: "128Mi" },
    limits: { cpu: "1", memory: "256Mi" },
  },
  /** Size of the only writable place in the container. */
  temporarySpace: "64Mi",
} as const;

/** Where things are in the container. */
export const paths = {
  temporarySpace: "/tmp",
  /** Where certificateSecret is mounted: tls.crt, tls.key and ca.crt. */
  certificate: "/var/run/tls",
} as const;

/** Names of the volumes that every pod has. */
export const volumeNames = { temporarySpace: "tmp", certificate: "tls" } as const;

export const probeDefaults = {
  livenessPath: "/healthz",
  readinessPath: "/readyz",
  scheme: "HTTP",
  /** A minute to start, asked every two seconds. */
  startup: { periodSeconds: 2, failureThreshold: 30, timeoutSeconds: 2 },
  /** Restarted when it has not answered for half a minute. */
  liveness: { periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 2 },
  /** Out of the Service when it has not answered for ten seconds. */
  readiness: { periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 2 },
} as const;

/** What Pod Security `restricted` asks of a container, and a read-only root beyond it. */
export const containerSecurity = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
} as const;

/** Failure domains over which the pods are spread, widest first. Source: Kubernetes, "Well-Known Labels". */
export const spreadOver = ["topology.kubernetes.io/zone", "kubernetes.io/hostname"] as const;

export const cronJobDefaults = {
  /** A run is never started while the one before it is going. */
  concurrencyPolicy: "Forbid",
  /** A start that was missed by more than this many seconds is skipped. */
  startingDeadlineSeconds: 300,
  successfulJobsHistoryLimit: 1,
  failedJobsHistoryLimit: 3,
  backoffLimit: 3,
  /** Seconds after which a run that hangs is ended. */
  activeDeadlineSeconds: 3600,
  /** Seconds after which a finished run's pods are cleared away: a day. */
  ttlSecondsAfterFinished: 86400,
} as const;

/** Old ReplicaSets or revisions to roll back to. */
export const revisionHistoryLimit = 3;
