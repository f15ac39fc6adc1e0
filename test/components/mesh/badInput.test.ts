import assert from "node:assert/strict";
import { InvalidArgumentsError } from "../../../components/core";
import {
  type CallRule,
  type HttpMethod,
  IstioMesh,
  type JwtRule,
  LinkerdMesh,
  type ServiceMesh,
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

/** The message of the one error with which `misuse` fails; it must have created nothing. */
async function refusal(misuse: (orders: ServiceMesh) => void, Mesh = IstioMesh): Promise<string> {
  let message = "";
  let before = 0;
  const resources = await registeredBy(async () => {
    const orders = new Mesh("orders", { member: member("orders") });
    try {
      misuse(orders);
    } catch (error) {
      assert.ok(error instanceof InvalidArgumentsError, String(error));
      message = error.message;
    }
  });
  await registeredBy(() => new Mesh("orders", { member: member("orders") })).then((all) => {
    before = all.length;
  });
  assert.notEqual(message, "", "nothing was refused");
  assert.equal(resources.filter(({ name }) => name.startsWith("orders")).length, before, "something was created");
  return message;
}

async function refusedArgs(args: Partial<ServiceMeshArgs>, Mesh: typeof IstioMesh | typeof LinkerdMesh = IstioMesh) {
  let message = "";
  await registeredBy(() => {
    try {
      new Mesh("orders", { member: member("orders"), ...args });
    } catch (error) {
      assert.ok(error instanceof InvalidArgumentsError, String(error));
      message = error.message;
    }
  });
  return message;
}

describe("a mesh refuses with what to write instead", () => {
  it("a call to a service in no mesh", async () => {
    const message = await refusal((orders) => orders.calls(member("payments"), rule));
    assert.match(message, /callee: "payments" is in no mesh.*enroll it in istio/);
  });

  it("a call to a service in the other mesh", async () => {
    const message = await refusal((orders) =>
      orders.calls(new LinkerdMesh("payments", { member: member("payments") }), rule),
    );
    assert.match(message, /callee: "payments" is in linkerd and "orders" in istio/);
  });

  it("a call to itself", async () => {
    assert.match(await refusal((orders) => orders.calls(orders, rule)), /"orders" is the caller itself/);
  });

  it("a rule with several mistakes, all at once", async () => {
    const methods: HttpMethod[] = [];
    const message = await refusal((orders) =>
      orders.calls(member("payments"), { methods, paths: ["charges", "/a/*/b", "/fine"] }),
    );
    assert.match(message, /4 problems/);
    assert.match(message, /callee: /);
    assert.match(message, /methods: is empty/);
    assert.match(message, /paths\[0\]: "charges" cannot be matched; begin with a slash/);
    assert.match(message, /paths\[1\]: "\/a\/\*\/b" cannot be matched/);
  });

  it("two callers of one name", async () => {
    const message = await refusal((orders) => {
      orders.checkAdmission(member("web"), rule);
      const other = new IstioMesh("payments", { member: member("payments") });
      other.admit(member("web", { namespace: "one" }), rule);
      other.admit(member("web", { namespace: "two" }), rule);
    });
    assert.match(message, /another caller of "payments" is already called "web"/);
  });

  it("a token rule without audience or keys", async () => {
    const message = await refusal((orders) => orders.acceptJwt({ issuer: "", audiences: [] }));
    assert.match(message, /3 problems/);
    assert.match(message, /issuer: /);
    assert.match(message, /audiences: is empty, so tokens meant for other services would pass/);
    assert.match(message, /jwksUri: is missing, and so is jwks/);
  });

  it("a token rule with both kinds of keys", async () => {
    const jwks = '{"keys":[{"kty":"EC"}]}';
    assert.match(await refusal((orders) => orders.acceptJwt({ ...token, jwks })), /jwks: is given beside jwksUri/);
  });

  it("keys that came by plain HTTP", async () => {
    const jwksUri = "http://id.example.com/keys";
    assert.match(await refusal((orders) => orders.acceptJwt({ ...token, jwksUri })), /jwksUri: .*https:/);
  });

  for (const [what, key] of [
    ["a shared secret", { kty: "oct", k: "aHVudGVyMg" }],
    ["a private key", { kty: "EC", d: "aHVudGVyMg" }],
  ] as const) {
    it(`${what} among the keys, without repeating it`, async () => {
      const { jwksUri: _, ...keyless } = token;
      const message = await refusal((orders) =>
        orders.acceptJwt({ ...keyless, jwks: JSON.stringify({ keys: [key] }) }),
      );
      assert.match(message, /jwks: holds a secret/);
      assert.ok(!message.includes("aHVudGVyMg"));
    });
  }

  it("an issuer that is accepted already", async () => {
    let message = "";
    await registeredBy(() => {
      const orders = new IstioMesh("orders", { member: member("orders") });
      orders.acceptJwt(token);
      try {
        orders.acceptJwt({ ...token, audiences: ["other"] });
      } catch (error) {
        message = String(error);
      }
    });
    assert.match(message, /accepted already; say it once, with all audiences/);
  });

  it("roles that nobody could have", async () => {
    const roles = [{ claim: "", anyOf: [], methods: ["GET"] as const, paths: ["/x*"] }];
    const message = await refusal((orders) => orders.acceptJwt({ ...token, roles }));
    assert.match(message, /roles\[0\]\.claim: /);
    assert.match(message, /roles\[0\]\.anyOf: /);
    assert.match(message, /roles\[0\]\.paths\[0\]: /);
  });

  it("tokens, in Linkerd", async () => {
    let message = "";
    await registeredBy(() => {
      try {
        new LinkerdMesh("orders", { member: member("orders") }).acceptJwt(token);
      } catch (error) {
        assert.ok(error instanceof InvalidArgumentsError);
        message = error.message;
      }
    });
    assert.match(message, /Linkerd does not have this.*Validate tokens at the load balancer.*and in the service/);
  });

  it("a limit of zero", async () => {
    const message = await refusal((orders) => orders.limit({ requests: 0, per: "second" }));
    assert.match(message, /requests: 0 is not valid; write a whole number of at least 1/);
  });

  it("a second limit", async () => {
    let message = "";
    await registeredBy(() => {
      const orders = new IstioMesh("orders", { member: member("orders") });
      orders.limit({ requests: 5, per: "second" });
      try {
        orders.limit({ requests: 6, per: "second" });
      } catch (error) {
        message = String(error);
      }
    });
    assert.match(message, /"orders" has a limit already/);
  });

  it("a limit that Linkerd cannot count", async () => {
    let message = "";
    await registeredBy(() => {
      const orders = new LinkerdMesh("orders", { member: member("orders") });
      orders.limit({ requests: 600, per: "minute" });
      try {
        new LinkerdMesh("payments", { member: member("payments") }).limit({ requests: 90, per: "minute" });
      } catch (error) {
        message = String(error);
      }
    });
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
      assert.match(await refusal((orders) => orders.reach(host)), advice);
    });
  }

  it("ports and addresses that are none", async () => {
    const message = await refusal((orders) => orders.reach("api.example.com", { port: 0, addresses: ["10.0.0.1"] }));
    assert.match(message, /port: 0 is not valid/);
    assert.match(message, /addresses\[0\]: "10.0.0.1" is not valid; write a CIDR block/);
  });

  it("weights that do not make 100", async () => {
    const message = await refusedArgs({
      traffic: { canary: [{ weight: 90 }, { service: "orders-next", weight: 20 }] },
    });
    assert.match(message, /traffic\.canary: the weights make 110; write shares that make 100/);
  });

  it("a member that others could pass for, and every other mistake of it at once", async () => {
    const message = await refusedArgs({
      member: member("Orders", { serviceAccount: "default", podLabels: {}, port: 0 }),
      healthPaths: ["/healthz/*"],
      traffic: { timeoutSeconds: 0, retries: { attempts: 0 } },
    });
    for (const path of ["name", "serviceAccount", "podLabels", "port"])
      assert.match(message, new RegExp(`member\\.${path}: `));
    assert.match(message, /healthPaths\[0\]: /);
    assert.match(message, /traffic\.timeoutSeconds: /);
    assert.match(message, /traffic\.retries\.attempts: /);
  });

  it("settings that Linkerd does not have", async () => {
    const message = await refusedArgs(
      {
        traffic: { circuitBreaker: { consecutiveFailures: 5, maxConnections: 10 } },
        observe: { accessLog: "errors", tracing: { provider: "otel" } },
      },
      LinkerdMesh,
    );
    assert.match(message, /3 problems/);
    assert.match(message, /traffic\.circuitBreaker\.maxConnections: Linkerd/);
    assert.match(message, /observe\.accessLog: Linkerd/);
    assert.match(message, /observe\.tracing: Linkerd.*MeshControlPlane/);
  });
});
