import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError } from "../../../components/core";
import {
  type CallRule,
  type HttpMethod,
  IstioMesh,
  type JwtRule,
  LinkerdMesh,
  type ServiceMeshArgs,
} from "../../../components/mesh";
import { registeredBy } from "../../support/mockedStack";
import { member } from "./members";

const rule: CallRule = { methods: ["POST"], paths: ["/charges"] };
const token: JwtRule = {
  issuer: "https://id.example.com",
  audiences: ["orders"],
  jwksUri: "https://id.example.com/keys",
};

const collector = { name: "otel", service: "collector", namespace: "observability", serviceAccount: "collector" };

/** The message of the one error that the program ends with. */
async function refusal(program: () => void): Promise<string> {
  let message = "";
  await registeredBy(() => {
    try {
      program();
    } catch (error) {
      assert.ok(error instanceof InvalidArgumentsError, String(error));
      message = error.message;
    }
  });
  assert.notEqual(message, "", "nothing was refused");
  return message;
}

function istio(name: string, args: Partial<ServiceMeshArgs> = {}): IstioMesh {
  return new IstioMesh(name, { member: member(name), ...args });
}

function linkerd(name: string, args: Partial<ServiceMeshArgs> = {}): LinkerdMesh {
  return new LinkerdMesh(name, { member: member(name), ...args });
}

describe("a mesh refuses with what to write instead", () => {
  it("and creates nothing of it", async () => {
    const enrolled = await registeredBy(() => [istio("orders"), istio("payments")]);
    const misused = await registeredBy(() => {
      const [orders, payments] = [istio("orders"), istio("payments")];
      assert.throws(() => orders.calls(payments, { ...rule, paths: ["charges"] }));
      assert.throws(() => orders.acceptJwt({ ...token, audiences: [] }));
      assert.throws(() => orders.reach("*.example.com"));
      assert.throws(() => orders.limit({ requests: 0, per: "hour" }));
    });
    assert.deepEqual(
      misused.map(({ name }) => name),
      enrolled.map(({ name }) => name),
    );
  });

  it("a call to a service in no mesh", async () => {
    const message = await refusal(() => istio("orders").calls(member("payments"), rule));
    assert.match(message, /callee: "payments" is in no mesh.*enroll it in istio/);
  });

  it("a call to a service in the other mesh", async () => {
    const message = await refusal(() => istio("orders").calls(linkerd("payments"), rule));
    assert.match(message, /callee: "payments" is in linkerd and "orders" in istio/);
  });

  for (const appProtocol of ["tcp", "https", "kubernetes.io/wss", "redis"]) {
    it(`rules about requests where the port speaks ${appProtocol}`, async () => {
      for (const enroll of [istio, linkerd]) {
        const message = await refusal(() => {
          const cache = enroll("cache", { member: member("cache", { appProtocol }) });
          enroll("orders").calls(cache, rule);
        });
        assert.match(message, /^orders\.calls\(cache\): 1 problem\n {2}member\.appProtocol: "[a-z./]+" is no HTTP/);
        assert.match(message, /no request to "cache" would match a rule; write "http"/);
      }
    });
  }

  it("a rule with several mistakes, all at once", async () => {
    const methods: HttpMethod[] = [];
    const message = await refusal(() =>
      istio("orders").calls(member("payments"), { methods, paths: ["charges", "/a/*/b", "/fine"] }),
    );
    assert.match(message, /4 problems/);
    assert.match(message, /callee: /);
    assert.match(message, /methods: is empty/);
    assert.match(message, /paths\[0\]: "charges" cannot be matched; begin with a slash/);
    assert.match(message, /paths\[1\]: "\/a\/\*\/b" cannot be matched/);
  });

  it("two callers of one name", async () => {
    const message = await refusal(() => {
      const payments = istio("payments");
      payments.admit(member("web", { namespace: "one" }), rule);
      payments.admit(member("web", { namespace: "two" }), rule);
    });
    assert.match(message, /another caller is already called "web"/);
  });

  it("two callees of one name", async () => {
    const message = await refusal(() => {
      const orders = istio("orders");
      orders.calls(istio("payments", { member: member("web", { namespace: "one" }) }), rule);
      orders.calls(istio("stock", { member: member("web", { namespace: "two" }) }), rule);
    });
    assert.match(message, /callee.name: another callee is already called "web"/);
  });

  it("a token rule without audience or keys", async () => {
    const message = await refusal(() => istio("orders").acceptJwt({ issuer: "", audiences: [], clientIds: ["*"] }));
    assert.match(message, /4 problems/);
    assert.match(message, /issuer: /);
    assert.match(message, /audiences: is empty, so tokens meant for other services would pass/);
    assert.match(message, /clientIds\[0\]: "\*" is not valid; write a value of the "client_id" claim, in full/);
    const nobodys = { issuer: token.issuer, jwksUri: "https://id.example.com/keys" };
    assert.match(
      await refusal(() => istio("orders").acceptJwt(nobodys)),
      /audiences: is missing, and so is clientIds, so tokens meant for other services would pass/,
    );
    assert.match(message, /jwksUri: is missing, and so is jwks/);
  });

  it("a token rule with both kinds of keys", async () => {
    const jwks = '{"keys":[{"kty":"EC"}]}';
    assert.match(await refusal(() => istio("orders").acceptJwt({ ...token, jwks })), /jwks: is given beside jwksUri/);
  });

  it("keys that came by plain HTTP", async () => {
    const jwksUri = "http://id.example.com/keys";
    assert.match(await refusal(() => istio("orders").acceptJwt({ ...token, jwksUri })), /jwksUri: .*https:/);
  });

  for (const [what, key] of [
    ["a shared secret", { kty: "oct", k: "aHVudGVyMg" }],
    ["a private key", { kty: "EC", d: "aHVudGVyMg" }],
  ] as const) {
    it(`${what} among the keys, without repeating it`, async () => {
      const { jwksUri: _, ...keyless } = token;
      const message = await refusal(() =>
        istio("orders").acceptJwt({ ...keyless, jwks: JSON.stringify({ keys: [key] }) }),
      );
      assert.match(message, /jwks: holds a secret/);
      assert.ok(!message.includes("aHVudGVyMg"));
    });
  }

  it("an issuer that is accepted already", async () => {
    const message = await refusal(() => {
      const orders = istio("orders");
      orders.acceptJwt(token);
      orders.acceptJwt({ ...token, audiences: ["other"] });
    });
    assert.match(message, /accepted already; say it once, with all audiences and clients/);
  });

  it("roles that nobody could have", async () => {
    const roles = [{ claim: "", anyOf: [], methods: ["GET"] as const, paths: ["/x*"] }];
    const message = await refusal(() => istio("orders").acceptJwt({ ...token, roles }));
    assert.match(message, /roles\[0\]\.claim: /);
    assert.match(message, /roles\[0\]\.anyOf: /);
    assert.match(message, /roles\[0\]\.paths\[0\]: /);
  });

  it("tokens, in Linkerd", async () => {
    const message = await refusal(() => linkerd("orders").acceptJwt(token));
    assert.match(message, /Linkerd does not have this.*Validate tokens at the load balancer.*and in the service/);
  });

  it("a limit of zero", async () => {
    const message = await refusal(() => istio("orders").limit({ requests: 0, per: "second" }));
    assert.match(message, /requests: 0 is not valid; write a whole number of at least 1/);
  });

  it("a second limit", async () => {
    const message = await refusal(() => {
      const orders = istio("orders");
      orders.limit({ requests: 5, per: "second" });
      orders.limit({ requests: 6, per: "second" });
    });
    assert.match(message, /"orders" has a limit already/);
  });

  it("a limit that Linkerd cannot count", async () => {
    const message = await refusal(() => linkerd("payments").limit({ requests: 90, per: "minute" }));
    assert.match(message, /90 per minute is no whole number per second; write \{ requests: 1, per: "second" \}/);
  });

  for (const [host, advice] of [
    ["*.example.com", /write each one in full/],
    ["10.0.0.1", /is an address/],
    ["payments.payments.svc.cluster.local", /use calls\(\)/],
    ["Api.example.com", /in lower case/],
    ["localhost", /a full DNS name/],
  ] as const) {
    it(`the host "${host}"`, async () => {
      assert.match(await refusal(() => istio("orders").reach(host)), advice);
    });
  }

  it("a host that is not known yet and has no name", async () => {
    const message = await refusal(() => istio("orders").reach(pulumi.output("api.example.com")));
    assert.match(message, /name: is missing; the host is not known before deployment, so write a name for it/);
  });

  for (const [address, advice] of [
    ["169.254.169.254", /is the instance metadata service.*give the pods one of their own/],
    ["fd00:ec2:0::254", /is the instance metadata service/],
    ["10.0.0.1", /is not of the node; write an address of 169\.254\.0\.0\/16/],
    ["agent.internal", /is not of the node/],
  ] as const) {
    it(`an agent of the node at "${address}"`, async () => {
      const agent = { name: "agent", addresses: ["169.254.170.23", address], port: 80 };
      const message = await refusal(() => istio("orders").reachNodeAgent(agent));
      assert.match(message, /^orders\.reachNodeAgent: 1 problem\n {2}addresses\[1\]: /);
      assert.match(message, advice);
    });
  }

  it("an agent of the node that is nowhere, and one that is reached already", async () => {
    const message = await refusal(() => istio("orders").reachNodeAgent({ name: "Agent", addresses: [], port: 0 }));
    for (const path of ["name", "addresses", "port"]) assert.match(message, new RegExp(`${path}: `));
    const agent = { name: "agent", addresses: ["169.254.170.23"], port: 80 };
    const again = await refusal(() => {
      const orders = istio("orders");
      orders.reachNodeAgent(agent);
      orders.reachNodeAgent({ ...agent, port: 81 });
    });
    assert.match(again, /name: "orders" has an agent "agent" already/);
  });

  it("a host that is reached already", async () => {
    const message = await refusal(() => {
      const orders = istio("orders");
      orders.reach("api.example.com");
      orders.reach("api.example.com", { port: 443, addresses: ["10.0.0.0/24"] });
    });
    assert.match(message, /host: "orders" has api.example.com:443 already; say it once/);
  });

  it("ports and addresses that are none", async () => {
    const message = await refusal(() => istio("orders").reach("api.example.com", { port: 0, addresses: ["10.0.0.1"] }));
    assert.match(message, /port: 0 is not valid/);
    assert.match(message, /addresses\[0\]: "10.0.0.1" is not valid; write a CIDR block/);
  });

  it("weights that do not make 100", async () => {
    const message = await refusal(() =>
      istio("orders", {
        traffic: { canary: [{ weight: 90 }, { service: "orders-next", weight: 20 }] },
      }),
    );
    assert.match(message, /traffic\.canary: the weights make 110; write shares that make 100/);
  });

  it("a canary without shares", async () => {
    const message = await refusal(() => istio("orders", { traffic: { canary: [] } }));
    assert.match(message, /traffic\.canary: is empty; write shares of a new version that make 100/);
  });

  it("a member that others could pass for, and every other mistake of it at once", async () => {
    const message = await refusal(() =>
      istio("orders", {
        member: member("Orders", { serviceAccount: "default", podLabels: {}, port: 0 }),
        healthPaths: ["/healthz/*"],
        traffic: { timeoutSeconds: 0, retries: { attempts: 0 } },
      }),
    );
    for (const path of ["name", "serviceAccount", "podLabels", "port"])
      assert.match(message, new RegExp(`member\\.${path}: `));
    assert.match(message, /healthPaths\[0\]: /);
    assert.match(message, /traffic\.timeoutSeconds: /);
    assert.match(message, /traffic\.retries\.attempts: /);
  });

  it("settings that Linkerd does not have", async () => {
    const message = await refusal(() =>
      linkerd("orders", {
        traffic: { circuitBreaker: { consecutiveFailures: 5, maxConnections: 10 } },
        observe: {
          accessLog: "errors",
          tracing: { collector },
          metricsTo: { name: "prometheus", namespace: "metrics", podLabels: {} },
        },
      }),
    );
    assert.match(message, /5 problems/);
    assert.match(message, /traffic\.circuitBreaker\.maxConnections: Linkerd/);
    assert.match(message, /observe\.accessLog: Linkerd/);
    assert.match(message, /observe\.tracing: Linkerd.*MeshControlPlane/);
    assert.match(message, /observe\.metricsTo: Linkerd.*linkerd-admin/);
    assert.match(message, /observe\.metricsTo\.podLabels: is empty/);
  });
});
