import { asList, asProps, asText, type Props, type Value } from "../../../sandbox/providers/protocol";
import type { ControlPlane } from "../../testbed";

/** Come and go with no stack: what was told about others, who leads, and what is given to every namespace. */
const PASSING = /^(Event|Lease) |^ConfigMap \S+\/(kube-root-ca\.crt|istio-ca-root-cert)$/;

/** Every object that an API server keeps, of every kind that can be listed, as `Kind namespace/name`. */
export async function inventory(plane: ControlPlane): Promise<Set<string>> {
  const { groups } = await plane.client.request("GET", "/apis");
  const versions = asList(groups).map((group) => asText(asProps(asProps(group).preferredVersion).groupVersion));
  const found = await Promise.all(["/api/v1", ...versions.map((version) => `/apis/${version}`)].map(objectsBelow));
  return new Set(found.flat().filter((label) => !PASSING.test(label)));

  async function objectsBelow(path: string): Promise<string[]> {
    const { resources } = await plane.client.request("GET", path);
    const listed = asList(resources).map(asProps).filter(canBeListed);
    const objects = await Promise.all(
      listed.map(async ({ name, kind }) => {
        const { items } = await plane.client.request("GET", `${path}/${asText(name)}`);
        return asList(items).map((item) => `${asText(kind)} ${pathOf(item)}`);
      }),
    );
    return objects.flat();
  }
}

function canBeListed({ verbs }: Props): boolean {
  return asList(verbs).includes("list");
}

function pathOf(object: Value): string {
  const { namespace, name } = asProps(asProps(object).metadata);
  return namespace ? `${asText(namespace)}/${asText(name)}` : asText(name);
}
