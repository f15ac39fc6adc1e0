import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { asProps } from "../../sandbox/providers/protocol";
import { parseYaml } from "../../sandbox/yaml";
import { mockedOutputs } from "../mutations/mockedOutputs";
import { type MockedFunctions, type RegisteredResource, registeredBy } from "../support/mockedStack";
import { ROOT } from "../support/sandbox";

/** What the resources of a stack are known by: another URN, with no alias of the old one, replaces what is deployed. */
const fixtures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dev: {},
  "dev-linkerd": {
    mesh: "linkerd",
    clusterIdentity: "irsa",
    oidcIssuerUrl: "https://oidc.example.com/id/1",
    jwksUrl: "",
  },
};

const functions: MockedFunctions = {
  "aws:eks/getCluster:getCluster": () => ({
    endpoint: "https://api.example.com",
    certificateAuthorities: [{ data: "" }],
  }),
};

describe("the URNs of the project's own stack", function () {
  this.timeout(60_000);
  afterEach(() => pulumi.runtime.setAllConfig({}));

  for (const [name, settings] of Object.entries(fixtures)) {
    it(`are those of test/fixtures/urns/${name}.json`, async () => {
      const expected: unknown = JSON.parse(readFileSync(join(ROOT, `test/fixtures/urns/${name}.json`), "utf8"));
      assert.deepEqual(await urnsWith(settings), expected);
    });
  }
});

async function urnsWith(settings: Readonly<Record<string, string>>): Promise<string[]> {
  pulumi.runtime.setAllConfig(configuration(settings));
  const resources = await registeredBy(load, mockedOutputs, "update", functions);
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return resources.map((resource) => `${qualifiedType(resource, byUrn)}::${resource.name}`).toSorted();
}

/** The types of a resource and of all that it is in, as the engine's URNs have them; the mocks' name the nearest only. */
function qualifiedType(
  { type, parentUrn }: RegisteredResource,
  byUrn: ReadonlyMap<string, RegisteredResource>,
): string {
  const parent = byUrn.get(parentUrn);
  return parent === undefined ? type : `${qualifiedType(parent, byUrn)}$${type}`;
}

/** Runs the program anew. */
function load(): void {
  const program = require.resolve(join(ROOT, "index.ts"));
  delete require.cache[program];
  require(program);
}

/** The configuration of the stack dev, as Pulumi hands it to a program of the mocks' project. */
function configuration(settings: Readonly<Record<string, string>>): Record<string, string> {
  const config = (file: string) => asProps(parseYaml(readFileSync(join(ROOT, file), "utf8"))).config;
  const defaults = Object.entries(asProps(config("Pulumi.yaml"))).map(([key, value]) => [key, asProps(value).default]);
  const all: Record<string, unknown> = {
    ...Object.fromEntries(defaults),
    ...asProps(config("Pulumi.dev.yaml")),
    ...settings,
  };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        key.includes(":") ? key : `project:${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
  );
}
