import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a script": instance({ userData: "#!/bin/sh\nexport STAGE=prod" }),
    "not known yet": instance({ userData: UNKNOWN }),
  },
  bad: {
    "a key": says(
      instance({ userData: "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE" }),
      "userData holds a secret in clear",
    ),
    "a password, encoded": says(
      resource("aws:ec2/launchTemplate:LaunchTemplate", {
        userData: Buffer.from("curl https://admin:hunter2@host/").toString("base64"),
      }),
      "userData holds a secret in clear",
    ),
  },
};

function instance(props: Record<string, unknown>): ExampleResource {
  return resource("aws:ec2/instance:Instance", props);
}
