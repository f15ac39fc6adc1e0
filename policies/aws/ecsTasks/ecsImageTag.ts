import { checkEach, policy, text } from "../../core";
import { containersOf } from "./_helpers";

export const ecsImageTag = policy({
  name: "aws-ecs-image-tag",
  title: "Containers of ECS run an image that was chosen",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["SI-7", "CM-2"] },
  remediation: "Name the image by digest, or by a tag that says which one it is.",
  resources: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (resource, report) => {
    checkEach(containersOf(resource), ({ path, container }) => {
      const image = text(container.image);
      if (image !== undefined && /(?::latest|\/[^/:@]+|^[^/:@]+)$/.test(image))
        report(`${path}: image ${image} is whatever is the latest`);
    });
  },
});
