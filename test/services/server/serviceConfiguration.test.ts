import assert from "node:assert/strict";
import { ConfigurationError, type Environment } from "../../../services/middleware/src";
import { EnvironmentReader } from "../../../services/middleware/src/core/environment";
import { readOrdersConfiguration } from "../../../services/orders/configuration";
import { readServiceConfiguration } from "../../../services/server";
import { CredentialFolder, TestAuthority } from "../support/certificates";
import { environmentOf } from "../support/runningServices";
import { keySetOf, rsaKey } from "../support/tokens";

function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    for (const { name, reason } of error.problems) assert.ok(error.message.includes(`  ${name}: ${reason}`));
    return error.problems.map(({ name, reason }) => `${name}: ${reason}`);
  }
  return [];
}

function problemsIn(environment: Environment): string[] {
  return problemsOf(() => {
    const reader = new EnvironmentReader(environment);
    readServiceConfiguration(reader);
    reader.finish("payments");
  });
}

describe("readServiceConfiguration", () => {
  const folders: CredentialFolder[] = [];
  after(() => {
    for (const folder of folders) folder.remove();
  });

  it("shuts every door when nothing is said: no plain HTTP, no peer, no token", () => {
    const names = problemsIn({}).map((problem) => problem.split(":")[0]);
    assert.deepEqual(names, [
      "TLS_CERT",
      "TLS_KEY",
      "TLS_CA",
      "ALLOWED_PEERS",
      "ACCESS_TOKEN_SECRET",
      "JWT_ISSUER",
      "JWT_AUDIENCE",
      "DATA_BUCKET",
    ]);
  });

  it("lists every mistake with its value and what to write instead", () => {
    const environment = environmentOf("payments", {
      MESH: "consul",
      PORT: "80a",
      RATE_LIMIT_REQUESTS: "0",
      MAX_BODY_BYTES: "99999999",
      ACCESS_TOKEN_SECRET: "short",
      JWT_ISSUER: "",
      TLS_CERT: "/nowhere/tls.crt",
      TLS_KEY: "/nowhere/tls.key",
      TLS_CA: "/nowhere/ca.crt",
      ALLOWED_PEERS: "a",
    });
    assert.deepEqual(problemsIn(environment), [
      'MESH: "consul" is not valid; write none, istio, linkerd',
      'TLS_CERT: "/nowhere/tls.crt" cannot be read (ENOENT); name a PEM file',
      'TLS_KEY: "/nowhere/tls.key" cannot be read (ENOENT); name a PEM file',
      'TLS_CA: "/nowhere/ca.crt" cannot be read (ENOENT); name a PEM file',
      'PORT: "80a" is not valid; write a whole number from 0 to 65535',
      "ACCESS_TOKEN_SECRET: has 5 bytes; write at least 32 (openssl rand -base64 48)",
      'JWT_ISSUER: is missing; write the issuer of the tokens, such as "https://login.example.com/"',
      'RATE_LIMIT_REQUESTS: "0" is not valid; write a whole number from 1 to 1000000',
      'MAX_BODY_BYTES: "99999999" is not valid; write a whole number from 1 to 1048576',
    ]);
  });

  const rows: [string, Environment, string[]][] = [
    ["a mesh with a secret", {}, []],
    ["a key set", { ACCESS_TOKEN_SECRET: "", JWKS: JSON.stringify(keySetOf(rsaKey("k"))) }, []],
    ["an https key set URI", { ACCESS_TOKEN_SECRET: "", JWKS_URI: "https://login.example.com/jwks" }, []],
    ["an http key set URI inside a mesh", { ACCESS_TOKEN_SECRET: "", JWKS_URI: "http://login.shop.svc/jwks" }, []],
    [
      "a key set URI that is no URL",
      { ACCESS_TOKEN_SECRET: "", JWKS_URI: "login" },
      ['JWKS_URI: "login" is not valid; write an https URL (http only inside a mesh)'],
    ],
    [
      "two kinds of key",
      { JWKS_URI: "https://login.example.com/jwks" },
      [
        "ACCESS_TOKEN_SECRET, JWKS_URI: are set together, but one kind of key decides the algorithm; leave out all but one",
      ],
    ],
    [
      "a key set that is no JSON",
      { ACCESS_TOKEN_SECRET: "", JWKS: "{" },
      ['JWKS: is not a JSON Web Key Set; write {"keys": [...]} with public keys'],
    ],
    [
      "TLS files in a mesh",
      { TLS_CERT: "/tls.crt" },
      ["TLS_CERT: is set with MESH=istio, whose sidecar does TLS; leave out one"],
    ],
  ];
  for (const [what, overrides, expected] of rows) {
    it(`${expected.length === 0 ? "accepts" : "refuses"} ${what}`, () =>
      assert.deepEqual(problemsIn(environmentOf("payments", overrides)), expected));
  }

  it("asks for https for keys without a mesh, and looks into the files", () => {
    const authority = new TestAuthority("one");
    const [own, other] = [authority.issue({ dns: "a" }), authority.issue({ dns: "b" })];
    const folder = new CredentialFolder({ ...own, key: other.key });
    folders.push(folder);
    const environment = environmentOf("payments", {
      ...folder.environment,
      MESH: "none",
      ALLOWED_PEERS: "a",
      ACCESS_TOKEN_SECRET: "",
      JWKS_URI: "http://login.example.com/jwks",
    });
    assert.deepEqual(problemsIn(environment), [
      "TLS_KEY: is not the key of the certificate in TLS_CERT; name the file of its key",
      'JWKS_URI: "http://login.example.com/jwks" is not valid; write an https URL (http only inside a mesh)',
    ]);
  });

  it("reads how long keys last and how much a peer may pass on, which follows the limit of one client", () => {
    const read = (overrides: Environment) => {
      const reader = new EnvironmentReader(environmentOf("payments", overrides));
      const { peerRateLimit, rateLimit, tokens } = readServiceConfiguration(reader);
      reader.finish("payments");
      const { keys } = tokens;
      return [rateLimit, peerRateLimit, keys.kind === "jwksUri" ? keys.maximumStaleSeconds : undefined];
    };
    const issuer = { ACCESS_TOKEN_SECRET: "", JWKS_URI: "https://login.example.com/jwks" };
    assert.deepEqual(read(issuer), [
      { requests: 100, windowSeconds: 60 },
      { requests: 5000, windowSeconds: 60 },
      86_400,
    ]);
    const limits = { RATE_LIMIT_REQUESTS: "10", PEER_RATE_LIMIT_REQUESTS: "70", RATE_LIMIT_WINDOW_SECONDS: "1" };
    assert.deepEqual(read({ ...issuer, ...limits, JWKS_MAX_STALE_SECONDS: "3600" }), [
      { requests: 10, windowSeconds: 1 },
      { requests: 70, windowSeconds: 1 },
      3600,
    ]);
    assert.deepEqual(problemsIn(environmentOf("payments", { ...issuer, JWKS_MAX_STALE_SECONDS: "8d" })), [
      'JWKS_MAX_STALE_SECONDS: "8d" is not valid; write a whole number from 0 to 604800',
    ]);
  });

  it("keeps records in the bucket that the stack gives it, or in a folder to develop", () => {
    const stack = { DATA_FOLDER: "", DATA_BUCKET: "orders-data", AWS_REGION: "eu-central-1" };
    assert.deepEqual(problemsIn(environmentOf("payments", stack)), []);
    assert.deepEqual(problemsIn(environmentOf("payments", { ...stack, DATA_BUCKET: "" })), [
      "DATA_BUCKET: is missing; write the S3 bucket of the service's data, or DATA_FOLDER to develop",
    ]);
    assert.deepEqual(problemsIn(environmentOf("payments", { ...stack, AWS_REGION: "" })), [
      'AWS_REGION: is missing; write the region of DATA_BUCKET, such as "eu-central-1"',
    ]);
  });

  it("never repeats a secret", () => {
    assert.equal(
      problemsIn(environmentOf("payments", { ACCESS_TOKEN_SECRET: "hush-hush" }))
        .join()
        .includes("hush"),
      false,
    );
  });
});

describe("readOrdersConfiguration", () => {
  const problems = (overrides: Environment): string[] =>
    problemsOf(() => readOrdersConfiguration(environmentOf("orders", overrides)));

  it("wants to know where payments is", () => {
    assert.deepEqual(problems({ PAYMENTS_URL: "http://payments.shop.svc:8080" }), []);
    assert.deepEqual(problems({}), [
      'PAYMENTS_URL: is missing; write an http URL, as the sidecar does TLS, such as "http://payments.shop.svc:8080"',
    ]);
  });

  it("reports its own mistakes with those of every service", () => {
    assert.deepEqual(problems({ PORT: "-1", PAYMENTS_URL: "https://payments", PAYMENTS_ATTEMPTS: "99" }), [
      'PORT: "-1" is not valid; write a whole number from 0 to 65535',
      'PAYMENTS_URL: "https://payments" is not valid; write an http URL, as the sidecar does TLS',
      'PAYMENTS_ATTEMPTS: "99" is not valid; write a whole number from 1 to 10',
    ]);
  });
});
