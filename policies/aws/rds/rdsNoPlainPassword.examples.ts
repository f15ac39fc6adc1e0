import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "made by AWS": instance({ manageMasterUserPassword: true }),
    "never kept": instance({ passwordWo: UNKNOWN }),
  },
  bad: {
    "in the program": says(
      instance({ password: "hunter2" }),
      "password is set by the program, and so kept in its state",
    ),
  },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:rds/instance:Instance", props);
}
