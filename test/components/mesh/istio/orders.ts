import { type CallRule, IstioMesh, type IstioMeshArgs } from "../../../../components/mesh";
import { type RegisteredResource, registeredBy } from "../../../support/mockedStack";
import { member, objectNamed } from "../members";

export const charge: CallRule = { methods: ["POST"], paths: ["/charges"] };

export const collector = {
  name: "otel",
  service: "collector",
  namespace: "observability",
  serviceAccount: "collector",
};

/** What a mesh of orders registers. */
export async function orders(use: (mesh: IstioMesh) => void = () => {}, args: Partial<IstioMeshArgs> = {}) {
  return registeredBy(() => use(new IstioMesh("orders", { member: member("orders"), ...args })));
}

export function specOf(resources: readonly RegisteredResource[], kind: string, name: string) {
  return objectNamed(resources, kind, name).spec;
}
