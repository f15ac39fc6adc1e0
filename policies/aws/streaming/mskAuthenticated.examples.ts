import { type ExampleResource, type Examples, resource, says, UNKNOWN } from "../../core/examples";

export const examples: Examples = {
  good: {
    roles: cluster({ clientAuthentication: { sasl: { iam: true } } }),
    certificates: cluster({ clientAuthentication: { tls: { certificateAuthorityArns: [UNKNOWN] } } }),
  },
  bad: {
    "the default": says(cluster({}), "clientAuthentication names no way to sign in"),
    "anyone, too": says(
      cluster({ clientAuthentication: { sasl: { iam: true }, unauthenticated: true } }),
      "clientAuthentication.unauthenticated is true",
    ),
  },
};

function cluster(props: Record<string, unknown>): ExampleResource {
  return resource("aws:msk/cluster:Cluster", props);
}
