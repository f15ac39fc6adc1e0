import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "both in a mesh": [
      namespace("orders", true),
      namespace("payments", true),
      service("payments"),
      caller("http://payments.payments:8080"),
    ],
    HTTPS: [
      namespace("orders"),
      namespace("payments"),
      service("payments"),
      caller("https://payments.payments.svc.cluster.local"),
    ],
    "a host outside": [namespace("orders"), caller("http://example.com")],
    "namespaces of another stack": [service("payments"), caller("http://payments.payments")],
  },
  bad: {
    "no mesh": says(
      [
        namespace("orders"),
        namespace("payments"),
        service("payments"),
        caller("http://payments.payments.svc.cluster.local:8080/charges"),
      ],
      "spec.template.spec.containers[0]: PAYMENTS_URL calls payments.payments over plain HTTP, and no mesh makes mutual TLS of it",
    ),
    "the callee alone is in a mesh": says(
      [namespace("orders"), namespace("payments", true), service("payments"), caller("http://payments.payments")],
      "spec.template.spec.containers[0]: PAYMENTS_URL calls payments.payments over plain HTTP, and no mesh makes mutual TLS of it",
    ),
    "a service of the same namespace": says(
      [namespace("orders"), service("ledger", "orders"), caller("http://ledger:8080")],
      "spec.template.spec.containers[0]: PAYMENTS_URL calls ledger.orders over plain HTTP, and no mesh makes mutual TLS of it",
    ),
  },
};

function namespace(name: string, enrolled = false): ExampleResource {
  const labels = enrolled ? { "istio-injection": "enabled" } : {};
  return resource("kubernetes:core/v1:Namespace", { metadata: { name, labels } }, { name: `namespace ${name}` });
}

function service(name: string, namespace = name): ExampleResource {
  return resource("kubernetes:core/v1:Service", { metadata: { name, namespace } }, { name: `service ${name}` });
}

function caller(value: string): ExampleResource {
  const containers = [{ name: "app", env: [{ name: "PAYMENTS_URL", value }] }];
  const metadata = { name: "orders", namespace: "orders" };
  return resource("kubernetes:apps/v1:Deployment", { metadata, spec: { template: { spec: { containers } } } });
}
