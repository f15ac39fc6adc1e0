import * as pulumi from "@pulumi/pulumi";
import { isPlain } from "./validation";

interface Metadata {
  readonly name?: pulumi.Input<string | undefined>;
}

/** Arguments of an object of Kubernetes, which may name it. */
export interface NamedArgs {
  readonly metadata?: pulumi.Input<Metadata | undefined>;
}

/** An object of Kubernetes, which has a name once it is there. */
export interface NamedResource {
  readonly metadata: pulumi.Output<{ readonly name: string }>;
}

/**
 * The name of a Kubernetes object, for another object to refer to it by: the one in its arguments or, where they have
 * none, the one that was made up for it.
 *
 * An object whose name is given is deleted before it is made again, as both cannot have it, and Pulumi then replaces
 * whatever took an output of it into a field that cannot change: a Deployment, for the selector in its spec. A given name
 * is therefore passed on as it is; who needs the object to be there first says so with `dependsOn`. An object whose name
 * is made up is replaced by one of another name before it goes, so what took its name changes in place.
 *
 * Source: `calculateDependentReplacements` in github.com/pulumi/pulumi, pkg/resource/deploy/step_generator.go.
 */
export function givenName(args: NamedArgs, object: NamedResource): pulumi.Input<string> {
  const { name } = object.metadata;
  const given = isPlain(args.metadata) ? args.metadata?.name : undefined;
  if (pulumi.Output.isInstance(given) || given instanceof Promise) {
    return pulumi.output(given).apply((text) => (text === undefined ? name : pulumi.output(text)));
  }
  return given ?? name;
}
