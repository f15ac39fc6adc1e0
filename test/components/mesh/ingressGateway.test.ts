import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  type CallRule,
  IngressGateway,
  type IngressGatewayArgs,
  IstioMesh,
  LinkerdMesh,
} from "../../../components/mesh";
import { registeredBy, theOnly } from "../../support/mockedStack";
import { member, objectNamed } from "./members";

const gatewayPods = member("istio-ingress", { port: 443, podLabels: { istio: "ingress" } });
const certificate = { chainPem: "CHAIN", privateKeyPem: pulumi.secret("KEY") };
const rule: CallRule = { methods: ["GET"], paths: ["/orders", "/orders/*", "/orders/{*}/items", "*.pdf"] };

function gateway(args: Partial<IngressGatewayArgs> = {}): IngressGateway {
  return new IngressGateway("shop", { gateway: gatewayPods, hosts: ["shop.example.com"], certificate, ...args });
}

describe("IngressGateway", () => {
  it("speaks TLS with the issued certificate, and no plain HTTP", async () => {
    const resources = await registeredBy(() => gateway());
    const secret = theOnly(resources, "kubernetes:core/v1:Secret");
    assert.equal(secret.inputs.type, "kubernetes.io/tls");
    assert.deepEqual(secret.inputs.stringData, { "tls.crt": "CHAIN", "tls.key": "KEY" });
    assert.deepEqual(objectNamed(resources, "Gateway", "shop-gateway").spec, {
      selector: { istio: "ingress" },
      servers: [
        {
          port: { number: 443, name: "https", protocol: "HTTPS" },
          hosts: ["shop.example.com"],
          tls: { mode: "SIMPLE", credentialName: "shop-certificate", minProtocolVersion: "TLSV1_2" },
        },
      ],
    });
  });

  it("sends the exposed paths on, and admits itself there", async () => {
    const resources = await registeredBy(() =>
      gateway({ minTlsVersion: "1.3" }).exposes(new IstioMesh("orders", { member: member("orders") }), rule),
    );
    assert.deepEqual(objectNamed(resources, "VirtualService", "istio-ingress-to-orders").spec, {
      hosts: ["shop.example.com"],
      gateways: ["shop-gateway"],
      http: [
        {
          match: [
            { uri: { exact: "/orders" } },
            { uri: { prefix: "/orders/" } },
            { uri: { regex: "/orders/[^/]+/items" } },
            { uri: { regex: ".*\\.pdf" } },
          ],
          route: [{ destination: { host: "orders.orders.svc.cluster.local", port: { number: 8080 } } }],
        },
      ],
    });
    const [admission] = resources.filter(({ name }) => name.startsWith("orders-admits-istio-ingress-"));
    assert.match(JSON.stringify(admission?.inputs.spec), /cluster.local\/ns\/istio-ingress\/sa\/istio-ingress/);
    objectNamed(resources, "NetworkPolicy", "istio-ingress-to-orders");
    objectNamed(resources, "NetworkPolicy", "orders-from-istio-ingress");
    assert.match(JSON.stringify(objectNamed(resources, "Gateway", "shop-gateway")), /TLSV1_3/);
  });

  it("leads into no Linkerd mesh", async () => {
    await registeredBy(() => {
      const orders = new LinkerdMesh("orders", { member: member("orders") });
      assert.throws(
        () => gateway().exposes(orders, { ...rule, paths: ["/orders"] }),
        /ingress controller of your choice/,
      );
    });
  });

  it("refuses hosts that nobody named", async () => {
    await registeredBy(() => {
      assert.throws(() => gateway({ hosts: [] }), /hosts: is empty/);
      assert.throws(() => gateway({ hosts: ["*.example.com"] }), /hosts\[0\]: .*write each one in full/);
    });
  });
});
