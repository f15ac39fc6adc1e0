import { policy, text } from "../../core";
import { eachContainer, workloadTypes } from "../_helpers/podSpecs";

/** Source: OCI Image Format Specification, "Digests": sha256 and 64 lower-case hexadecimal digits. */
const byDigest = /@sha256:[a-f0-9]{64}$/;

export const imageDigest = policy({
  name: "kubernetes-image-digest",
  rationale: "A tag can be moved to another image, by mistake or by whoever took the registry.",
  title: "Containers run exactly the image that was reviewed",
  severity: "medium",
  controls: { cisKubernetes: ["5.5.1"], nist80053: ["SI-7", "CM-2"] },
  remediation: "Name the image by digest: registry/name@sha256:… A tag can be moved to another image at any time.",
  resources: workloadTypes,
  check: eachContainer((container, report) => {
    const image = text(container.props.image);
    if (image !== undefined && !byDigest.test(image)) report(`${container.path}: image ${image} has no digest`);
  }),
});
