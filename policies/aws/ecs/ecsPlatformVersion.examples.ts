import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": service({ launchType: "FARGATE" }) },
  bad: { "an old one": says(service({ launchType: "FARGATE", platformVersion: "1.3.0" }), "platformVersion is 1.3.0") },
};

function service(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ecs/service:Service", props);
}
