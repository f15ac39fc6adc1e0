import type { ResourceRemediation } from "@pulumi/policy";
import type { Properties, ResourcePolicyDefinition } from "../core";
import type { Judging } from "./judging";
import { unknownAskedFor } from "./unjudged";

/**
 * Sets a policy's remedy where its check finds something. What is exempted stays as it is, and so does what cannot be judged
 * yet. The SDK asks for it at the level `remediate` only.
 */
export function remediation(
  definition: ResourcePolicyDefinition,
  matches: (type: string) => boolean,
  { settings, exempt }: Judging,
): ResourceRemediation {
  const { name, remedy } = definition;
  return (resource) => {
    if (!matches(resource.type) || settings.current.off.has(name) || exempt.covers(name, resource.urn))
      return undefined;
    let broken = false;
    const find = () => {
      broken = true;
    };
    const unknown = unknownAskedFor(() => definition.check(resource, find, resource.getConfig<Properties>()));
    return broken && unknown === undefined ? Object.assign(resource.props, remedy) : undefined;
  };
}
