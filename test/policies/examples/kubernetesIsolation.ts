import { UNKNOWN } from "../../../sandbox/providers/protocol";
import { type PolicyExamples, says } from "../support/examples";
import { type ExampleResource, resource } from "../support/judge";
import { deployment, hardenedContainer, namespace, object } from "./workloads";

const both = ["Ingress", "Egress"];
const noIngress = "no NetworkPolicy denies all ingress of the namespace";
const noEgress = "no NetworkPolicy denies all egress of the namespace";
const twoPods = deployment({ containers: [hardenedContainer] }, { replicas: 2 });

const loadBalancer = { securityGroup: { groupID: "sg-0a1b2c3d" } };
const https = { protocol: "TCP", port: 8443 };

export const kubernetesIsolationExamples: readonly PolicyExamples[] = [
  {
    policy: "kubernetes-disruption-budget",
    good: {
      "a budget for its pods": [twoPods, budget({ matchLabels: { app: "orders" } })],
      "a budget by an expression": [
        twoPods,
        budget({ matchExpressions: [{ key: "app", operator: "In", values: ["orders", "payments"] }] }),
      ],
      "one pod": deployment({ containers: [hardenedContainer] }),
    },
    bad: {
      none: says(twoPods, "no PodDisruptionBudget selects its 2 pods"),
      "a budget for others": says(
        [twoPods, budget({ matchLabels: { app: "payments" } })],
        "no PodDisruptionBudget selects its 2 pods",
      ),
      "a budget elsewhere": says(
        [twoPods, budget({ matchLabels: { app: "orders" } }, "payments")],
        "no PodDisruptionBudget selects its 2 pods",
      ),
    },
  },
  {
    policy: "kubernetes-no-default-namespace",
    good: { "its own": deployment({}) },
    bad: {
      "the default": says(
        deployment({}, { namespace: "default" }),
        "runs in the namespace default, which everything shares that says nothing else",
      ),
      none: says(
        resource("kubernetes:apps/v1:StatefulSet", { metadata: { name: "orders" } }),
        "runs in the namespace default, which everything shares that says nothing else",
      ),
    },
  },
  {
    policy: "kubernetes-namespace-pod-security",
    good: { restricted: namespace({ labels: { "pod-security.kubernetes.io/enforce": "restricted" } }) },
    bad: {
      "not labelled": says(namespace(), "pod-security.kubernetes.io/enforce is not set"),
      baseline: says(
        namespace({ labels: { "pod-security.kubernetes.io/enforce": "baseline" } }),
        "pod-security.kubernetes.io/enforce is baseline",
      ),
    },
  },
  {
    policy: "kubernetes-default-deny",
    good: {
      "one policy for both": [namespace(), networkPolicy({ podSelector: {}, policyTypes: both })],
      "one for each, beside one that allows": [
        namespace(),
        networkPolicy({ podSelector: {} }),
        networkPolicy({ podSelector: {}, policyTypes: ["Egress"], egress: [] }),
        networkPolicy({ podSelector: { matchLabels: { app: "orders" } }, policyTypes: ["Ingress"], ingress: [{}] }),
      ],
      "a namespace whose name is not known yet": [
        resource("kubernetes:core/v1:Namespace", { metadata: { name: UNKNOWN } }, { name: "namespace" }),
        resource(
          "kubernetes:networking.k8s.io/v1:NetworkPolicy",
          { metadata: { namespace: UNKNOWN }, spec: { podSelector: {}, policyTypes: both } },
          { dependsOn: { metadata: ["namespace"] } },
        ),
      ],
    },
    bad: {
      none: says(namespace(), noIngress, noEgress),
      "in another namespace": says(
        [namespace(), networkPolicy({ podSelector: {}, policyTypes: both }, "payments")],
        noIngress,
        noEgress,
      ),
      "for some pods": says(
        [namespace(), networkPolicy({ podSelector: { matchLabels: { app: "orders" } }, policyTypes: both })],
        noIngress,
        noEgress,
      ),
      "a rule that lets everything out": says(
        [namespace(), networkPolicy({ podSelector: {}, policyTypes: both, egress: [{}] })],
        noEgress,
      ),
      "egress left out": says([namespace(), networkPolicy({ podSelector: {} })], noEgress),
    },
  },
  {
    policy: "kubernetes-network-policy-names-peers",
    good: {
      "one port for everyone": object("networking.k8s.io/v1:NetworkPolicy", {
        ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 443 }] }],
      }),
      "every port for one's own namespace": object("networking.k8s.io/v1:NetworkPolicy", {
        ingress: [{ from: [{ podSelector: {} }] }],
      }),
      "nothing open": networkPolicy({ podSelector: {}, policyTypes: both }),
      "one caller": networkPolicy({ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: {} } }] }] }),
      "one port, for what no selector can name": networkPolicy({
        podSelector: {},
        ingress: [{ ports: [{ port: 15017 }] }],
      }),
    },
    bad: {
      "every port for every address": says(
        object("networking.k8s.io/v1:NetworkPolicy", {
          ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ protocol: "TCP" }] }],
        }),
        "spec.ingress[0] is for everyone, on every port",
      ),
      "every port for every namespace, in a patch": says(
        object("networking.k8s.io/v1:NetworkPolicyPatch", {
          ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 1, endPort: 65535 }] }],
        }),
        "spec.ingress[0] is for everyone, on every port",
      ),
      "everybody in": says(
        networkPolicy({ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }, {}] }),
        "spec.ingress[1] names neither peers nor ports",
      ),
      "out to everybody": says(
        networkPolicy({ podSelector: {}, policyTypes: ["Egress"], egress: [{ to: [] }] }),
        "spec.egress[0] names neither peers nor ports",
      ),
    },
  },
  {
    policy: "kubernetes-service-exposure",
    good: {
      inside: object("core/v1:Service", { ports: [] }),
      "said so": object("core/v1:Service", { type: "ClusterIP" }),
    },
    bad: {
      "a load balancer without a firewall": says(
        object("core/v1:Service", { type: "LoadBalancer" }),
        "type is LoadBalancer",
      ),
      "a port of every node": says(object("core/v1:Service", { type: "NodePort" }), "type is NodePort"),
      "an address of somebody": says(
        object("core/v1:Service", { externalIPs: ["192.0.2.1"] }),
        "externalIPs takes addresses of others",
      ),
    },
  },
  {
    policy: "kubernetes-target-group-binding-peers",
    good: {
      "a load balancer's security group, at one port": targetGroupBinding({ from: [loadBalancer], ports: [https] }),
      "a security group that is not known yet": targetGroupBinding({
        from: [{ securityGroup: { groupID: UNKNOWN } }],
        ports: [https],
      }),
      "addresses of a subnet": targetGroupBinding({ from: [{ ipBlock: { cidr: "10.0.0.0/24" } }], ports: [https] }),
      "nothing opened by it": targetGroupBinding(),
    },
    bad: {
      everybody: says(
        targetGroupBinding({ from: [loadBalancer, { ipBlock: { cidr: "0.0.0.0/0" } }], ports: [https] }),
        "spec.networking.ingress[0] opens the targets to 0.0.0.0/0",
      ),
      "everybody by IPv6, beside the load balancer": says(
        targetGroupBinding(
          { from: [loadBalancer], ports: [https] },
          { from: [{ ipBlock: { cidr: "::/0" } }], ports: [https] },
        ),
        "spec.networking.ingress[1] opens the targets to ::/0",
      ),
      "every port": says(
        targetGroupBinding({ from: [loadBalancer], ports: [] }),
        "spec.networking.ingress[0] opens every port",
      ),
      "every port of a protocol": says(
        targetGroupBinding({ from: [loadBalancer], ports: [https, { protocol: "UDP" }] }),
        "spec.networking.ingress[0] opens every port",
      ),
    },
  },
  {
    policy: "kubernetes-no-secrets-in-config-map",
    good: { settings: configMap({ LOG_LEVEL: "info", SECRET_NAME: "db", ENDPOINT: UNKNOWN }) },
    bad: {
      "a token and a key": says(
        configMap({ apiToken: "abc", "tls.pem": "-----BEGIN EC PRIVATE KEY-----\nMHc" }),
        "data.apiToken holds a secret in clear",
        "data.tls.pem holds a secret in clear",
      ),
    },
  },
  {
    policy: "kubernetes-storage-class-encrypted",
    good: {
      encrypted: storageClass({ encrypted: "true" }),
      "somebody else's": resource("kubernetes:storage.k8s.io/v1:StorageClass", { provisioner: "csi.example.com" }),
    },
    bad: { "in clear": says(storageClass({ type: "gp3" }), 'parameters.encrypted is not "true"') },
  },
];

function networkPolicy(spec: Record<string, unknown>, inNamespace = "orders"): ExampleResource {
  return object("networking.k8s.io/v1:NetworkPolicy", spec, { namespace: inNamespace });
}

function budget(selector: Record<string, unknown>, inNamespace = "orders"): ExampleResource {
  return object("policy/v1:PodDisruptionBudget", { selector }, { namespace: inNamespace });
}

function targetGroupBinding(...ingress: Record<string, unknown>[]): ExampleResource {
  const serviceRef = { name: "ingress", port: 443 };
  return object("elbv2.k8s.aws/v1beta1:TargetGroupBinding", { serviceRef, networking: { ingress } });
}

function configMap(data: Record<string, string>): ExampleResource {
  return resource("kubernetes:core/v1:ConfigMap", { data });
}

function storageClass(parameters: Record<string, string>): ExampleResource {
  return resource("kubernetes:storage.k8s.io/v1:StorageClass", { provisioner: "ebs.csi.aws.com", parameters });
}
