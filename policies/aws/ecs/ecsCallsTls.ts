import { checkEach, jsonList, policy, record, records, text, valueIfKnown } from "../../core";

export const ecsCallsTls = policy({
  name: "aws-ecs-calls-tls",
  title: "Tasks of ECS call other services over TLS",
  severity: "medium",
  enforcement: "advisory",
  controls: { nist80053: ["SC-8", "SC-8(1)", "IA-9"] },
  remediation: "Call by https, or use Service Connect with tls.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    checkEach(jsonList(resource.props.containerDefinitions), (definition, index) => {
      checkEach(records(record(definition).environment), (variable) => {
        const value = text(valueIfKnown(variable, "value")) ?? "";
        const host = /^(?:http|ws|grpc):\/\/([^/:?#]+)/.exec(value)?.[1] ?? "";
        if (isInside(host))
          report(`containerDefinitions[${index}]: ${text(variable.name)} calls ${host} over plain HTTP`);
      });
    });
  },
});

/** Names that a namespace of Cloud Map or Service Connect gives: without a dot, or under a private domain. */
function isInside(host: string): boolean {
  return host !== "" && host !== "localhost" && (/^[a-z][a-z0-9-]*$/.test(host) || /\.(?:local|internal)$/.test(host));
}
