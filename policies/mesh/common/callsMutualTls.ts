import {
  checkEach,
  type Properties,
  policy,
  record,
  records,
  type StackResources,
  text,
  texts,
  valueIfKnown,
} from "../../core";
import { containersOf, namespaceOf, podTemplatesOf, workloadTypes } from "../../kubernetes/_helpers";
import { meshOf } from "../_helpers/enrollment";

interface Call {
  readonly service: string;
  readonly namespace: string;
}

/** An address in clear of a Service: its name, alone or with its namespace, as the cluster's DNS knows it. */
const address =
  /\b(?:http|ws|grpc):\/\/([a-z0-9][a-z0-9-]*)(?:\.([a-z0-9][a-z0-9-]*))?(?:\.svc(?:\.cluster\.local)?)?(?=[:/?#\s]|$)/g;

export const callsMutualTls = policy({
  name: "mesh-calls-mutual-tls",
  title: "Services call each other over mutual TLS",
  severity: "high",
  controls: { nist80053: ["SC-8(1)", "IA-9"], pciDss: ["4.2.1"] },
  remediation: "Enrol both namespaces in a service mesh, or have the caller speak HTTPS with a certificate of its own.",
  resources: workloadTypes,
  checkInStack: (resource, report, stack) => {
    const own = namespaceOf(resource);
    const callerIn = meshIn(own, stack);
    checkEach(podTemplatesOf(resource), (pod) => {
      checkEach(containersOf(pod), ({ path, props }) => {
        for (const { name, value } of settingsOf(props)) {
          for (const call of plainCalls(value, own)) {
            const calleeIn = meshIn(call.namespace, stack);
            const known = callerIn !== "unknown" && calleeIn !== "unknown";
            if (isService(call, stack) && known && (callerIn !== calleeIn || callerIn === "none")) {
              report(
                `${path}: ${name} calls ${call.service}.${call.namespace} over plain HTTP, and no mesh makes mutual TLS of it`,
              );
            }
          }
        }
      });
    });
  },
});

/** What a container is told by variables and arguments, as far as it is known. */
function settingsOf(container: Properties): readonly { readonly name: string; readonly value: string }[] {
  const variables = records(valueIfKnown(container, "env")).map((variable) => ({
    name: text(valueIfKnown(variable, "name")) ?? "a variable",
    value: text(valueIfKnown(variable, "value")) ?? "",
  }));
  const given = [valueIfKnown(container, "command"), valueIfKnown(container, "args")].flatMap(texts);
  return [...variables, ...given.map((value) => ({ name: "an argument", value }))];
}

function plainCalls(value: string, own: string | undefined): readonly Call[] {
  return [...value.matchAll(address)].map(([, service = "", namespace = own ?? "default"]) => ({ service, namespace }));
}

function isService({ service, namespace }: Call, stack: StackResources): boolean {
  return stack
    .ofType("kubernetes:core/*:Service")
    .some(
      (candidate) => text(record(candidate.props.metadata).name) === service && namespaceOf(candidate) === namespace,
    );
}

/** The mesh that a namespace is enrolled in; that of another stack may be in any. */
function meshIn(name: string | undefined, stack: StackResources): string {
  const namespace = stack
    .ofType("kubernetes:core/*:Namespace")
    .find(({ props }) => name !== undefined && text(record(props.metadata).name) === name);
  return namespace === undefined ? "unknown" : (meshOf(namespace) ?? "none");
}
