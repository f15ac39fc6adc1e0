import { policy, text } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

export const imageTag = policy({
  name: "kubernetes-image-latest",
  title: "Containers run an image that was chosen",
  severity: "low",
  enforcement: "advisory",
  controls: { nist80053: ["CM-2"] },
  remediation: "Give the image of every container a digest, or a tag that says which one it is.",
  resources: workloadTypes,
  check: eachContainer((container, report) => {
    const image = text(container.props.image);
    if (image !== undefined && /(?::latest|(?:^|\/)[^/:@]+)$/.test(image))
      report(`${container.path}: image ${image} is whatever is the latest`);
  }),
});
