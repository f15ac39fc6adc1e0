/** A resource as the engine's stack export has it. Source: sdk/go/common/apitype/core.go of Pulumi, `ResourceV3`. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly parent?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly sourcePosition?: string;
  readonly stackTrace?: readonly { readonly sourcePosition?: string }[];
}

/** Whether it is a resource of the program, and no provider or component. */
export function isOwn({ custom, type }: StateResource): boolean {
  return custom && !type.startsWith("pulumi:");
}
