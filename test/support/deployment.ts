/** A resource in the engine's stack export. */
export interface ExportedState {
  readonly urn: string;
  readonly type: string;
  /** URNs of what it was made after. */
  readonly dependencies?: readonly string[];
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** The logical name, which ends a URN. */
export function urnName(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}
