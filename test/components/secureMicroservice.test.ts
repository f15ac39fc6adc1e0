import assert from "node:assert/strict";
import {
  AccessTokenSecret,
  type AccessTokens,
  CertificateAuthority,
  EncryptedBucket,
  type MeshKind,
  SecureMicroservice,
} from "../../components";
import { type RegisteredResource, registeredBy, theOnly } from "../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };
const claims = { issuer: "https://login.example.com/", audience: "https://api.example.com" };
const issued = { ...claims, keysUrl: "https://login.example.com/jwks.json" };
const image = `registry.example.com/service@sha256:${"a".repeat(64)}`;

interface Choices {
  readonly mesh?: MeshKind;
  readonly tokens?: () => AccessTokens;
}

/** Two services, the first of which calls the second. */
async function twoServices({ mesh, tokens = () => issued }: Choices = {}): Promise<RegisteredResource[]> {
  return registeredBy(
    () => {
      const environment = {
        account,
        cluster: { kind: "podIdentity", clusterName: "platform" } as const,
        authority: new CertificateAuthority("services", {}),
        accessLogs: new EncryptedBucket("logs", { account, purpose: "accessLogs" }).accessLogTarget(),
        tokens: tokens(),
        mesh,
        image,
      };
      const orders = new SecureMicroservice("orders", environment);
      const payments = new SecureMicroservice("payments", environment);
      orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
    },
    {
      "random:index/randomPassword:RandomPassword": () => ({ result: "generated" }),
      "tls:index/privateKey:PrivateKey": (name) => ({ privateKeyPem: name }),
      "tls:index/certRequest:CertRequest": (name) => ({ certRequestPem: name }),
      "tls:index/selfSignedCert:SelfSignedCert": (name) => ({ certPem: name }),
      "tls:index/locallySignedCert:LocallySignedCert": (name) => ({ certPem: name }),
    },
  );
}

/** The environment of a service's container by variable. */
function environmentOf(resources: readonly RegisteredResource[], service: string): Map<string, unknown> {
  const { inputs } = theOnly(resources, "kubernetes:apps/v1:Deployment", `${service}-deployment`);
  const spec = JSON.parse(JSON.stringify(inputs.spec));
  const [container] = spec.template.spec.containers;
  return new Map(
    container.env.map((item: { name: string; value?: string; valueFrom?: object }) => [
      item.name,
      item.value ?? item.valueFrom,
    ]),
  );
}

describe("SecureMicroservice", () => {
  it("gives each service a namespace, a key, data, a role, a certificate, a workload and a mesh of its own", async () => {
    const resources = await twoServices();
    for (const service of ["orders", "payments"]) {
      const parts = resources.filter(
        ({ parent, type }) => parent === service && type.startsWith("secure-microservice:"),
      );
      assert.deepEqual(parts.map(({ type }) => type.split(":").at(-1)).sort(), [
        "EncryptedBucket",
        "EncryptionKey",
        "HardenedWorkload",
        "IstioMesh",
        "SecureNamespace",
        "ServiceCertificate",
        "WorkloadIdentity",
      ]);
    }
  });

  it("turns one declared call into the mesh's rule and the NetworkPolicies at both ends", async () => {
    const resources = await twoServices();
    const policies = resources.filter(({ type }) => type === "kubernetes:networking.k8s.io/v1:NetworkPolicy");
    const ends = policies
      .map(({ name }) => name)
      .filter((name) => name === "orders-to-payments" || name === "payments-from-orders");
    assert.deepEqual(ends.sort(), ["orders-to-payments", "payments-from-orders"]);
    const rules = resources.filter(({ type }) => type === "kubernetes:security.istio.io/v1:AuthorizationPolicy");
    const admission = rules.filter(({ name }) => name.startsWith("payments-admits-orders"));
    assert.equal(admission.length, 1);
    assert.match(JSON.stringify(admission[0]?.inputs.spec), /cluster\.local\/ns\/orders\/sa\/orders/);
    assert.equal(rules.filter(({ name }) => name.startsWith("orders-admits")).length, 0, "nobody may call orders");
  });

  it("lets the role use the service's own data and nothing else", async () => {
    const resources = await twoServices();
    const grants = resources.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy");
    assert.deepEqual(grants.map(({ name }) => name).sort(), [
      "orders-orders-data-bucket-readWrite",
      "payments-payments-data-bucket-readWrite",
    ]);
  });

  it("has tokens of an identity provider checked in the service and at the sidecar", async () => {
    const resources = await twoServices();
    assert.equal(environmentOf(resources, "orders").get("JWKS_URI"), issued.keysUrl);
    const requests = resources.filter(({ type }) => type === "kubernetes:security.istio.io/v1:RequestAuthentication");
    assert.equal(requests.length, 2);
  });

  it("has tokens of a shared secret checked in the service, which finds the secret in its environment", async () => {
    const resources = await twoServices({ tokens: () => ({ ...claims, secret: new AccessTokenSecret("tokens") }) });
    const environment = environmentOf(resources, "orders");
    assert.deepEqual(environment.get("ACCESS_TOKEN_SECRET"), {
      secretKeyRef: { name: "orders-access-token", key: "secret" },
    });
    assert.equal(environment.has("JWKS_URI"), false);
    assert.ok(!JSON.stringify(resources.filter(({ type }) => type.includes("istio"))).includes("generated"));
  });

  it("joins Linkerd where that is the mesh", async () => {
    const resources = await twoServices({ mesh: "linkerd" });
    assert.equal(resources.filter(({ type }) => type === "secure-microservice:index:LinkerdMesh").length, 2);
    const namespace = theOnly(resources, "kubernetes:core/v1:Namespace", "orders-namespace");
    assert.match(JSON.stringify(namespace.inputs.metadata), /linkerd\.io\/inject/);
  });
});
