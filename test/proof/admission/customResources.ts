import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { asList, asProps, asText } from "../../../sandbox/providers/protocol";
import { parseYamlDocuments } from "../../../sandbox/yaml";
import { ROOT } from "../../support/sandbox";
import { type ControlPlane, eventually } from "../../testbed";

const run = promisify(execFile);

/** All of Linkerd's, which are published only as templates of its Helm chart. */
export const LINKERD_DEFINITIONS = join(__dirname, "definitions", "linkerd.yaml");

/** The TargetGroupBinding of the AWS Load Balancer Controller. */
export const TARGET_GROUP_BINDING_DEFINITION = join(__dirname, "definitions", "targetGroupBinding.yaml");

/** The routes that Linkerd's egress needs of the Gateway API, in the Go module that the testbed's `go.mod` pins. */
export async function routeDefinitions(): Promise<string[]> {
  const { stdout } = await run("go", ["mod", "download", "-json", "sigs.k8s.io/gateway-api"], {
    cwd: join(ROOT, "test", "testbed"),
  });
  const { Dir: folder }: { Dir: string } = JSON.parse(stdout);
  const routes = ["standard/gateway.networking.k8s.io_httproutes", "experimental/gateway.networking.k8s.io_tlsroutes"];
  return routes.map((route) => join(folder, "config", "crd", `${route}.yaml`));
}

/** Applies a file of CustomResourceDefinitions, and waits until their kinds are served. */
export async function define(plane: ControlPlane, file: string): Promise<void> {
  const definitions = parseYamlDocuments(readFileSync(file, "utf8")).map(asProps);
  await Promise.all(
    definitions
      .filter(({ kind }) => kind === "CustomResourceDefinition")
      .map(async (definition) => {
        await plane.cluster.apply(definition);
        const { group, names, versions } = asProps(definition.spec);
        const served = asList(versions)
          .map(asProps)
          .find((version) => version.served);
        const path = `/apis/${asText(group)}/${asText(served?.name)}/${asText(asProps(names).plural)}`;
        await eventually(path, () => plane.client.request("GET", path));
      }),
  );
}
