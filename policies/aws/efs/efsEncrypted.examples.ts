import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: { "a key": fileSystem({ encrypted: true, kmsKeyId: UNKNOWN }) },
  bad: {
    "the default": says(fileSystem({}), "encrypted is not true"),
    "AWS's key": says(fileSystem({ encrypted: true }), "kmsKeyId is not set"),
  },
};

function fileSystem(props: Record<string, unknown>): ExampleResource {
  return resource("aws:efs/fileSystem:FileSystem", props);
}
