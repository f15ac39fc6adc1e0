import * as pulumi from "@pulumi/pulumi";
import { givenName, type NamedArgs, type NamedResource } from "./givenName";
import { withLabels } from "./labels";
import { applyTransform, type Transform } from "./transform";

/** What every component accepts. */
export interface SecureComponentArgs {
  /**
   * Keeps stateful children (keys, buckets, log archives) and what guards them (their policies, encryption and the like)
   * from being destroyed with the stack: they are `protect`ed and retained. Turn it off for environments that come and go.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** Tags for every AWS child, beside `Name`, `pulumi:project`, `pulumi:stack` and `secure-microservice:component`. */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Labels for every Kubernetes child, beside those that it has anyway, which stay. Pods have none of them: they would start
   * anew with every change.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The class of a resource that a provider makes, such as `aws.s3.Bucket`. */
export type ResourceClass<Args extends object | undefined, Resource> = new (
  name: string,
  args: Args,
  opts?: pulumi.CustomResourceOptions,
) => Resource;

/** Options of a child. */
export interface ChildOptions<Args extends object> extends pulumi.CustomResourceOptions {
  /** Changes to its arguments before it is created. */
  readonly transform?: Transform<Args> | undefined;
}

/** An object of Kubernetes and the name to refer to it by. */
export interface NamedChild<Child> {
  readonly name: pulumi.Input<string>;
  readonly resource: Child;
}

/**
 * The base of every component: its type token, its arguments, its children's names, options and tags.
 *
 * A child is named `${name}-suffix` and has the component as its parent.
 */
export abstract class SecureComponent<
  Args extends SecureComponentArgs = SecureComponentArgs,
> extends pulumi.ComponentResource {
  /** The name the component was given. */
  readonly name: string;
  /** The arguments it was given. */
  protected readonly args: Args;
  private readonly componentName: string;

  /** @param componentName the class's name, which ends the type token `secure-microservice:index:…` */
  protected constructor(componentName: string, name: string, args: Args, opts?: pulumi.ComponentResourceOptions) {
    super(`secure-microservice:index:${componentName}`, name, {}, opts);
    this.name = name;
    this.componentName = componentName;
    this.args = args;
  }

  /** `${name}-${suffix}` */
  protected childName(suffix: string): string {
    return `${this.name}-${suffix}`;
  }

  /** Creates a child that holds no state of its own. */
  protected child<ChildArgs extends object | undefined, Child>(
    Resource: ResourceClass<ChildArgs, Child>,
    suffix: string,
    args: NoInfer<NonNullable<ChildArgs>>,
    options: ChildOptions<NoInfer<NonNullable<ChildArgs>>> = {},
  ): Child {
    return this.make(Resource, suffix, args, options).resource;
  }

  /**
   * Creates a child whose loss would lose data, keys or evidence, or lay open those that are kept: a kept bucket without its
   * policy is worse than none.
   */
  protected statefulChild<ChildArgs extends object | undefined, Child>(
    Resource: ResourceClass<ChildArgs, Child>,
    suffix: string,
    args: NoInfer<NonNullable<ChildArgs>>,
    options: ChildOptions<NoInfer<NonNullable<ChildArgs>>> = {},
  ): Child {
    const keep = this.deletionProtection;
    return this.child(Resource, suffix, args, { protect: keep, retainOnDelete: keep, ...options });
  }

  /** Creates an object of Kubernetes, and tells the name by which others refer to it: see `givenName`. */
  protected namedChild<ChildArgs extends NamedArgs | undefined, Child extends NamedResource>(
    Resource: ResourceClass<ChildArgs, Child>,
    suffix: string,
    args: NoInfer<NonNullable<ChildArgs>>,
    options: ChildOptions<NoInfer<NonNullable<ChildArgs>>> = {},
  ): NamedChild<Child> {
    const { changed, resource } = this.make(Resource, suffix, args, options);
    return { name: givenName(changed, resource), resource };
  }

  private make<ChildArgs extends object | undefined, Child>(
    Resource: ResourceClass<ChildArgs, Child>,
    suffix: string,
    args: NoInfer<NonNullable<ChildArgs>>,
    { transform, ...opts }: ChildOptions<NoInfer<NonNullable<ChildArgs>>>,
  ) {
    const changed = applyTransform(withLabels(args, this.args.labels), transform);
    return { changed, resource: new Resource(this.childName(suffix), changed, this.childOptions(opts)) };
  }

  /** Options of a child that holds no state of its own. */
  protected childOptions(opts: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return pulumi.mergeOptions({ parent: this }, opts);
  }

  /** Whether stateful children are kept when the stack goes. */
  protected get deletionProtection(): boolean {
    return this.args.deletionProtection ?? true;
  }

  /** What a component inside this one inherits from it. */
  protected get inherited(): SecureComponentArgs {
    const { labels, tags = {} } = this.args;
    return { deletionProtection: this.deletionProtection, tags, ...(labels && { labels }) };
  }

  /** The tags of an AWS child. */
  protected childTags(suffix: string): Record<string, pulumi.Input<string>> {
    return {
      Name: this.childName(suffix),
      "pulumi:project": pulumi.getProject(),
      "pulumi:stack": pulumi.getStack(),
      "secure-microservice:component": this.componentName,
      ...this.args.tags,
    };
  }
}
