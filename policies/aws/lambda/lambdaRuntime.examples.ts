import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "one that is patched": lambda({ runtime: "nodejs22.x" }), "an image": lambda({ packageType: "Image" }) },
  bad: { "Python 3.8": says(lambda({ runtime: "python3.8" }), "runtime is python3.8, which gets no patches any more") },
};

function lambda(props: Record<string, unknown>): ExampleResource {
  return resource("aws:lambda/function:Function", props);
}
