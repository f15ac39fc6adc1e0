import assert from "node:assert/strict";
import {
  AccessTokenSecret,
  type AccessTokens,
  CertificateAuthority,
  EncryptedBucket,
  EncryptionKey,
  SecureMicroservice,
  type SecureMicroserviceArgs,
} from "../../components";
import { type RegisteredResource, registeredBy, theOnly } from "../support/mockedStack";

const account = { accountId: "123456789012", region: "eu-central-1" };
const claims = { issuer: "https://login.example.com/", audience: "https://api.example.com" };
const issued = { ...claims, keysUrl: "https://login.example.com/jwks.json" };
/** Linkerd has to be told where hosts live. */
const inLinkerd = {
  mesh: "linkerd",
  awsAddresses: ["10.0.0.0/16"],
  tokens: { ...issued, keysAddresses: ["203.0.113.0/24"] },
} as const;
const image = `registry.example.com/service@sha256:${"a".repeat(64)}`;

const irsa = { kind: "irsa", issuerUrl: "https://oidc.eks.eu-central-1.amazonaws.com/id/0123" } as const;

/** The host at which a bucket with this logical name is used. */
function hostOf(bucket: string): string {
  return `${bucket}.s3.eu-central-1.amazonaws.com`;
}

interface Choices {
  readonly tokens?: () => AccessTokens;
  readonly args?: Partial<SecureMicroserviceArgs>;
  readonly use?: (orders: SecureMicroservice) => void;
}

/** Two services, the first of which calls the second. */
async function twoServices({ tokens = () => issued, args, use }: Choices = {}): Promise<RegisteredResource[]> {
  return registeredBy(
    () => {
      const environment = {
        account,
        cluster: { kind: "podIdentity", clusterName: "platform" } as const,
        authority: new CertificateAuthority("services", {}),
        accessLogs: new EncryptedBucket("logs", { account, purpose: "accessLogs" }).accessLogTarget(),
        tokens: tokens(),
        image,
        ...args,
      };
      const orders = new SecureMicroservice("orders", environment);
      const payments = new SecureMicroservice("payments", environment);
      orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
      use?.(orders);
    },
    {
      "aws:s3/bucket:Bucket": (name) => ({ bucket: name }),
      "kubernetes:core/v1:Secret": (name, { metadata }) => ({
        metadata: { name: `made up for ${name}`, ...Object(metadata) },
      }),
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

/** What the sidecar of orders lets out: hosts and addresses. */
function hostsOf(resources: readonly RegisteredResource[]): unknown[] {
  return resources
    .filter(({ type, parent }) => type.endsWith(":ServiceEntry") && parent === "orders")
    .flatMap(({ inputs }) => {
      const { hosts, addresses } = JSON.parse(JSON.stringify(inputs.spec));
      return addresses ?? hosts;
    })
    .sort();
}

describe("SecureMicroservice", function () {
  // Each case registers some hundred resources.
  this.timeout(60_000);

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
      "orders-orders-data-bucket-readWrite-key",
      "payments-payments-data-bucket-readWrite",
      "payments-payments-data-bucket-readWrite-key",
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
      secretKeyRef: { name: "made up for tokens-orders", key: "secret" },
    });
    assert.equal(environment.has("JWKS_URI"), false);
    assert.ok(!JSON.stringify(resources.filter(({ type }) => type.includes("istio"))).includes("generated"));
  });

  it("lets pods out to their own data, their credentials and the keys of their tokens, and nowhere else", async () => {
    assert.deepEqual(hostsOf(await twoServices()), [
      "169.254.170.23/32",
      "fd00:ec2::23/128",
      "login.example.com",
      hostOf("orders-data-bucket"),
    ]);
    assert.deepEqual(hostsOf(await twoServices({ args: { cluster: irsa } })), [
      "login.example.com",
      hostOf("orders-data-bucket"),
      "sts.eu-central-1.amazonaws.com",
    ]);
  });

  it("hands transforms on to each of its parts", async () => {
    const changed = { "example.com/changed": "yes" };
    const metadata = { metadata: { annotations: changed } };
    const resources = await twoServices({
      args: {
        transform: {
          namespace: { namespace: metadata },
          encryptionKey: { key: { description: "changed" } },
          data: { bucket: { forceDestroy: true } },
          identity: { role: { path: "/changed/" } },
          certificate: { secret: metadata },
          mesh: { PeerAuthentication: metadata },
        },
      },
    });
    const inputsOf = (type: string, name: string) => theOnly(resources, type, name).inputs;
    for (const [type, name] of [
      ["kubernetes:core/v1:Namespace", "orders-namespace"],
      ["kubernetes:core/v1:Secret", "orders-certificate-secret"],
      ["kubernetes:security.istio.io/v1:PeerAuthentication", "orders-strict-mutual-tls"],
    ] as const) {
      assert.match(JSON.stringify(inputsOf(type, name).metadata), /"example.com\/changed":"yes"/, name);
    }
    assert.equal(inputsOf("aws:kms/key:Key", "orders-key").description, "changed");
    assert.equal(inputsOf("aws:s3/bucket:Bucket", "orders-data-bucket").forceDestroy, true);
    assert.equal(inputsOf("aws:iam/role:Role", "orders-role").path, "/changed/");
  });

  it("opens the way to what is granted, once", async () => {
    const resources = await twoServices({
      use: (orders) => {
        const key = new EncryptionKey("invoices", { account });
        const invoices = new EncryptedBucket("invoices", { account, key, accessLogs: "none" });
        orders.grant(invoices, "read");
        orders.grant(invoices, "write");
        orders.grant(key, "read");
        orders.grant(new EncryptionKey("receipts", { account }), "read");
      },
    });
    const hosts = hostsOf(resources);
    assert.equal(hosts.filter((host) => host === hostOf("invoices-bucket")).length, 1);
    assert.equal(hosts.filter((host) => host === "kms.eu-central-1.amazonaws.com").length, 1);
  });

  it("finds AWS at the VPC's own addresses where it is told them", async () => {
    const resources = await twoServices({ args: { awsAddresses: ["10.0.32.0/20"] } });
    const { inputs } = theOnly(
      resources,
      "kubernetes:networking.k8s.io/v1:NetworkPolicy",
      "orders-reaches-orders-data-bucket-443",
    );
    assert.match(JSON.stringify(inputs.spec), /"to":\[\{"ipBlock":\{"cidr":"10\.0\.32\.0\/20"\}\}\]/);
  });

  it("goes by the clients of tokens that name no audience, in the service and at the sidecar", async () => {
    const { issuer, keysUrl } = issued;
    const resources = await twoServices({ tokens: () => ({ issuer, keysUrl, clientIds: ["web", "mobile"] }) });
    const [denial] = resources.filter(({ name }) => name.startsWith("orders-requires-client-"));
    assert.match(JSON.stringify(denial?.inputs.spec), /claims\[client_id\]","notValues":\["web","mobile"\]/);
    const { inputs } = theOnly(resources, "kubernetes:apps/v1:Deployment", "orders-deployment");
    assert.match(JSON.stringify(inputs.spec), /"name":"JWT_CLIENT_ID","value":"web,mobile"/);
    assert.ok(!JSON.stringify(inputs.spec).includes("JWT_AUDIENCE"));
    await assert.rejects(
      twoServices({ tokens: () => ({ issuer, keysUrl }) }),
      /tokens\.audience: is missing, and so is clientIds/,
    );
  });

  it("asks, in Linkerd, where AWS and the issuer's keys are", async () => {
    await assert.rejects(twoServices({ args: { mesh: "linkerd" } }), (error: Error) => {
      assert.match(error.message, /\n {2}awsAddresses: Linkerd does not have this/);
      assert.match(error.message, /\n {2}tokens\.keysAddresses: Linkerd does not have this/);
      return true;
    });
  });

  it("reaches the keys of tokens at the port of their address", async () => {
    const resources = await twoServices({
      tokens: () => ({ ...claims, keysUrl: "https://login.example.com:8443/jwks" }),
    });
    theOnly(resources, "kubernetes:networking.istio.io/v1:ServiceEntry", "orders-reaches-login-example-com-8443");
  });

  it("tells the mesh the port at which its Service is called", async () => {
    const workload = { servicePort: 8081 };
    for (const [args, port] of [
      [{}, 80],
      [{ workload }, 8081],
    ] as const) {
      let called: number | undefined;
      await twoServices({ args, use: (orders) => (called = orders.mesh.member.servicePort) });
      assert.equal(called, port);
    }
  });

  it("answers so many requests and no more", async () => {
    const limitOf = async (args: Partial<SecureMicroserviceArgs>) =>
      JSON.stringify(
        theOnly(await twoServices({ args }), "kubernetes:networking.istio.io/v1alpha3:EnvoyFilter", "orders-limit")
          .inputs,
      );
    assert.match(await limitOf({}), /"fill_interval":"1s","max_tokens":500,/);
    assert.match(await limitOf({ limit: { requests: 30, per: "minute" } }), /"fill_interval":"60s","max_tokens":30,/);
  });

  it("tells its mesh what it is told of it, and Linkerd by the Service as well", async () => {
    const args = { meshSettings: { trustDomain: "shop.example.com", traffic: { timeoutSeconds: 2 } } };
    const istio = await twoServices({ args });
    const [admission] = istio.filter(({ name }) => name.startsWith("payments-admits-orders"));
    assert.match(JSON.stringify(admission?.inputs.spec), /shop\.example\.com\/ns\/orders\/sa\/orders/);
    const routes = theOnly(istio, "kubernetes:networking.istio.io/v1:VirtualService", "orders-routes");
    assert.match(JSON.stringify(routes.inputs.spec), /"port":\{"number":80\}.*"timeout":"2s"/);
    const linkerd = await twoServices({ args: { ...args, ...inLinkerd } });
    const { inputs } = theOnly(linkerd, "kubernetes:core/v1:Service", "orders-service");
    assert.match(JSON.stringify(inputs.metadata), /"timeout\.linkerd\.io\/request":"2(s|000ms)"/);
  });

  it("answers the kubelet where it asks, and nobody else there", async () => {
    const probes = { livenessPath: "/live", readinessPath: "/ready" };
    const routesOf = async (workload: SecureMicroserviceArgs["workload"]) =>
      (await twoServices({ args: { ...inLinkerd, workload } }))
        .filter(({ type, parent }) => type.endsWith(":HTTPRoute") && parent === "orders")
        .flatMap(({ inputs }) => JSON.stringify(inputs.spec).match(/"value":"[^"]*"/g) ?? [])
        .sort();
    assert.deepEqual(await routesOf({}), ['"value":"/healthz"', '"value":"/readyz"']);
    assert.deepEqual(await routesOf({ probes }), ['"value":"/live"', '"value":"/ready"']);
    assert.deepEqual(await routesOf({ probes: { ...probes, port: 9090 } }), []);
  });

  it("refuses what is wrong with everything that it is made of, in one error", async () => {
    const wrong = twoServices({
      args: {
        account: { accountId: "1", region: "eu-central-1" },
        image: "registry.example.com/orders:latest",
        workload: { replicas: 0 },
        limit: { requests: 0, per: "second" },
        awsAddresses: ["10.0.0.1"],
      },
      tokens: () => ({ issuer: " ", audience: "", keysUrl: "http://login.example.com/jwks" }),
    });
    const message = await wrong.then(
      () => "nothing was refused",
      (error: Error) => error.message,
    );
    assert.match(message, /^SecureMicroservice "orders": 8 problems\n/);
    for (const path of [
      "account.accountId",
      "image",
      "workload.replicas",
      "limit.requests",
      "tokens.issuer",
      "tokens.audience",
      "tokens.keysUrl",
      "awsAddresses[0]",
    ]) {
      assert.ok(message.includes(`\n  ${path}: `), `${path} in ${message}`);
    }
  });

  it("joins Linkerd where that is the mesh", async () => {
    const resources = await twoServices({ args: inLinkerd });
    assert.equal(resources.filter(({ type }) => type === "secure-microservice:index:LinkerdMesh").length, 2);
    const namespace = theOnly(resources, "kubernetes:core/v1:Namespace", "orders-namespace");
    assert.match(JSON.stringify(namespace.inputs.metadata), /linkerd\.io\/inject/);
  });
});
