import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a folder and a user": accessPoint({ rootDirectory: { path: "/orders" }, posixUser: { uid: 1000, gid: 1000 } }),
  },
  bad: { "the default": says(accessPoint({}), "rootDirectory.path is the whole file system", "posixUser is not set") },
};

function accessPoint(props: Record<string, unknown>): ExampleResource {
  return resource("aws:efs/accessPoint:AccessPoint", props);
}
