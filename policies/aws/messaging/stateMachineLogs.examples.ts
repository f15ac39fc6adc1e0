import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { errors: stateMachine({ loggingConfiguration: { level: "ERROR", logDestination: UNKNOWN } }) },
  bad: { "the default": says(stateMachine({}), "loggingConfiguration.level is OFF") },
};

function stateMachine(props: Record<string, unknown>): ExampleResource {
  return resource("aws:sfn/stateMachine:StateMachine", props);
}
