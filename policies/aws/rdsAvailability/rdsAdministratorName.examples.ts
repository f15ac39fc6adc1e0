import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: { "a name of its own": instance({ username: "orders_owner" }) },
  bad: {
    "the usual": says(instance({ username: "postgres" }), "the administrator is called postgres"),
    "a cluster's": says(
      resource("aws:rds/cluster:Cluster", { masterUsername: "admin" }),
      "the administrator is called admin",
    ),
  },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
