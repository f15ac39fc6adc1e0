import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "the default": registeredDomain({}) },
  bad: { "free to go": says(registeredDomain({ transferLock: false }), "transferLock is false") },
};

function registeredDomain(props: Record<string, unknown>): ExampleResource {
  return resource("aws:route53domains/registeredDomain:RegisteredDomain", props);
}
