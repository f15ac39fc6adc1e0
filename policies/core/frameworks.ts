/** A public benchmark, as policies refer to its controls. */
export interface Framework {
  readonly title: string;
  readonly version: string;
  /** In lists, before the ids of its controls. */
  readonly short: string;
  /** The profile under which only its policies judge. */
  readonly profile: string;
}

/** The benchmarks whose controls policies serve, by the key under which a policy lists them. */
export const frameworks = {
  cisAws: {
    title: "CIS Amazon Web Services Foundations Benchmark",
    version: "v3.0.0",
    short: "CIS AWS",
    profile: "cis-aws",
  },
  /** As kube-bench's `cis-1.9` numbers it. */
  cisKubernetes: {
    title: "CIS Kubernetes Benchmark",
    version: "v1.9",
    short: "CIS Kubernetes",
    profile: "cis-kubernetes",
  },
  nist80053: { title: "NIST SP 800-53", version: "Rev. 5", short: "NIST 800-53", profile: "nist-800-53" },
  pciDss: { title: "PCI DSS", version: "v4.0.1", short: "PCI DSS", profile: "pci-dss" },
  /** Checks of the admission controller, by their ids (`k8s.io/pod-security-admission`). The standards have no version. */
  podSecurity: {
    title: "Kubernetes Pod Security Standards",
    version: "latest",
    short: "Pod Security",
    profile: "pod-security",
  },
  awsFsbp: {
    title: "AWS Security Hub, AWS Foundational Security Best Practices",
    version: "v1.0.0",
    short: "AWS FSBP",
    profile: "aws-fsbp",
  },
} as const satisfies Readonly<Record<string, Framework>>;
