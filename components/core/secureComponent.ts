import * as pulumi from "@pulumi/pulumi";

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
}

/**
 * The base of every component: its type token, its children's names, options and tags.
 *
 * A child is named `${name}-suffix` and has the component as its parent.
 */
export abstract class SecureComponent extends pulumi.ComponentResource {
  /** The name the component was given. */
  readonly name: string;
  private readonly componentName: string;
  private readonly args: SecureComponentArgs;

  /** @param componentName the class's name, which ends the type token `secure-microservice:index:…` */
  protected constructor(
    componentName: string,
    name: string,
    args: SecureComponentArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(`secure-microservice:index:${componentName}`, name, {}, opts);
    this.name = name;
    this.componentName = componentName;
    this.args = args;
  }

  /** `${name}-${suffix}` */
  protected childName(suffix: string): string {
    return `${this.name}-${suffix}`;
  }

  /** Options of a child that holds no state of its own. */
  protected childOptions(opts: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return pulumi.mergeOptions({ parent: this }, opts);
  }

  /**
   * Options of a child whose loss would lose data, keys or evidence, or lay open those that are kept: a kept bucket without
   * its policy is worse than none.
   */
  protected statefulChildOptions(opts: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    const keep = this.deletionProtection;
    return pulumi.mergeOptions({ parent: this, protect: keep, retainOnDelete: keep }, opts);
  }

  /** Whether stateful children are kept when the stack goes. */
  protected get deletionProtection(): boolean {
    return this.args.deletionProtection ?? true;
  }

  /** What a component inside this one inherits from it. */
  protected get inherited(): Required<SecureComponentArgs> {
    return { deletionProtection: this.deletionProtection, tags: this.args.tags ?? {} };
  }

  /** The tags of an AWS child. */
  protected tagsFor(childName: string): Record<string, pulumi.Input<string>> {
    return {
      Name: childName,
      "pulumi:project": pulumi.getProject(),
      "pulumi:stack": pulumi.getStack(),
      "secure-microservice:component": this.componentName,
      ...this.args.tags,
    };
  }
}
