import assert from "node:assert/strict";
import * as kubernetes from "@pulumi/kubernetes";
import fc from "fast-check";
import { InvalidArgumentsError } from "../../../../components/core";
import {
  type CallEnd,
  type CallRule,
  type HttpMethod,
  IstioMesh,
  LinkerdMesh,
  type MeshKind,
  mayReach,
} from "../../../../components/mesh";
import { networkAdmits } from "../../../../components/mesh/analysis/networkPolicies";
import { denyAllPolicy } from "../../../../components/network";
import { registeredBy } from "../../../support/mockedStack";
import { clusterObjects, member } from "../members";

interface DeclaredCall {
  readonly caller: number;
  readonly callee: number;
  readonly rule: CallRule;
}

interface CallGraph {
  readonly ends: readonly CallEnd[];
  readonly calls: readonly DeclaredCall[];
}

const namespaces = ["shop", "money"] as const;
const methods: readonly HttpMethod[] = ["GET", "POST"];

// Few words, so that patterns meet often.
const segment = fc.constantFrom("a", "b");
const segmentOrAny = fc.constantFrom("a", "b", "{*}");
const pattern = fc.oneof(
  fc.constant("/*"),
  fc.array(segment, { maxLength: 2 }).map((segments) => `/${segments.join("/")}`),
  fc.array(segment, { minLength: 1, maxLength: 2 }).map((segments) => `/${segments.join("/")}/*`),
  fc.array(segmentOrAny, { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join("/")}`),
);

const callGraph: fc.Arbitrary<CallGraph> = fc
  .array(fc.constantFrom(...namespaces), { minLength: 3, maxLength: 4 })
  .chain((places) =>
    fc.record({
      ends: fc.constant(places.map((namespace, index) => endOf(`service-${index}`, namespace))),
      calls: fc.array(
        fc.record({
          caller: fc.nat({ max: places.length - 1 }),
          callee: fc.nat({ max: places.length - 1 }),
          rule: fc.record({
            methods: fc.uniqueArray(fc.constantFrom(...methods), { minLength: 1 }),
            paths: fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 }),
          }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  );

const requestPaths = [
  "/",
  ...["a", "b", "c"].flatMap((first) => [
    `/${first}`,
    `/${first}/`,
    ...["a", "b", "c"].flatMap((second) => [`/${first}/${second}`, `/${first}/${second}/a`]),
  ]),
];

/** Other spellings of paths, by which a request might get past a rule. */
const oddPaths = [
  ...["/./a", "/a/.", "/b/../a", "/a/../b", "/a/./b", "/../a", "/a//b", "//a", "/a//", "/a//../b"],
  ...["/%61", "/a/%62", "/%2e/a", "/b/%2e%2e/a", "/a/..%2Fb", "/a%2Fb", "/a%2f..%2fb", "/a%5Cb", "/a\\b", "/%41"],
];

function endOf(name: string, namespace: string): CallEnd {
  return { name, namespace, serviceAccount: name, podLabels: { "app.kubernetes.io/name": name }, port: 8080 };
}

/** What the rule says, read without any mesh. */
function says(rule: CallRule, method: string, path: string): boolean {
  return rule.methods.some((allowed) => allowed === method) && rule.paths.some((allowed) => pathSays(allowed, path));
}

function pathSays(allowed: string, path: string): boolean {
  if (allowed.endsWith("/*")) return path.startsWith(allowed.slice(0, -1));
  const [wanted, given] = [allowed.split("/"), path.split("/")];
  return (
    wanted.length === given.length &&
    wanted.every((word, at) => (word === "{*}" ? given[at] !== "" : word === given[at]))
  );
}

/** The cluster's objects for a graph in one mesh, and those of its calls that the mesh accepted. */
async function compile(kind: MeshKind, { ends, calls }: CallGraph) {
  const accepted: DeclaredCall[] = [];
  const Mesh = kind === "istio" ? IstioMesh : LinkerdMesh;
  const resources = await registeredBy(() => {
    for (const namespace of namespaces) {
      new kubernetes.networking.v1.NetworkPolicy(`${namespace}-deny-all`, {
        metadata: { name: "deny-all", namespace },
        spec: denyAllPolicy(),
      });
    }
    const meshes = ends.map((end) => new Mesh(end.name, { member: member(end.name, end) }));
    for (const call of calls) {
      const [caller, callee] = [meshes[call.caller], meshes[call.callee]];
      if (caller === undefined || callee === undefined || caller === callee) continue;
      try {
        caller.calls(callee, call.rule);
        accepted.push(call);
      } catch (error) {
        if (!(error instanceof InvalidArgumentsError)) throw error;
      }
    }
  });
  return { objects: clusterObjects(resources), accepted };
}

describe("one declared call graph", () => {
  it("means the same to Istio, to Linkerd and to NetworkPolicies", async () => {
    let compared = 0;
    let open = 0;
    let odd = 0;
    await fc.assert(
      fc.asyncProperty(callGraph, async (graph) => {
        // Linkerd refuses some overlaps; what it accepted must then mean the same everywhere.
        const linkerd = await compile("linkerd", graph);
        const istio = await compile("istio", { ...graph, calls: linkerd.accepted });
        assert.deepEqual(istio.accepted, linkerd.accepted);
        for (const caller of graph.ends) {
          for (const callee of graph.ends) {
            if (caller === callee) continue;
            const declared = linkerd.accepted.filter(
              (call) => graph.ends[call.caller] === caller && graph.ends[call.callee] === callee,
            );
            for (const method of methods) {
              for (const path of requestPaths) {
                const call = { caller, callee, method, path };
                const expected = declared.some(({ rule }) => says(rule, method, path));
                const where = `${caller.name} to ${callee.name}: ${method} ${path}`;
                assert.equal(mayReach("istio", istio.objects, call), expected, `Istio, ${where}`);
                assert.equal(mayReach("linkerd", linkerd.objects, call), expected, `Linkerd, ${where}`);
                compared += 1;
                if (expected) open += 1;
              }
            }
            for (const path of oddPaths) {
              const call = { caller, callee, method: "GET", path };
              if (!mayReach("linkerd", linkerd.objects, call)) continue;
              const where = `${caller.name} to ${callee.name}: GET ${path}`;
              assert.equal(
                mayReach("istio", istio.objects, call),
                true,
                `Linkerd lets through what it should not: ${where}`,
              );
              odd += 1;
            }
            // Addresses and ports are all that a NetworkPolicy sees: it is open between two ends if any call is declared.
            const connection = { caller, callee, method: "GET", path: "/" };
            assert.equal(networkAdmits(istio.objects, connection, callee.port), declared.length > 0);
            assert.equal(networkAdmits(linkerd.objects, connection, 4143), declared.length > 0);
            assert.equal(networkAdmits(linkerd.objects, connection, callee.port), false);
          }
        }
      }),
      { numRuns: 40 },
    );
    assert.ok(odd > 0, "no other spelling was let through: the graphs say too little");
    assert.ok(open > compared / 50, `only ${open} of ${compared} requests were let through: the graphs say too little`);
  }).timeout(60_000);
});
