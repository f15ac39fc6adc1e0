/** Something that was made up, as it is written into the file that SANDBOX_PLACEHOLDERS names: one JSON text a line. */
export interface Placeholder {
  readonly kind: "configuration" | "stack reference";
  /** The configuration key, or the stack's name and its output's. */
  readonly name: string;
}
