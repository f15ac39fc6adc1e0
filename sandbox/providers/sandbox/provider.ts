import { type Props, ProviderError, type StandInProvider } from "../protocol";

/**
 * Answers stack references from a table of outputs by the stack's name; with nothing where the table has no such stack.
 *
 * Stands in for the engine's own type, which would ask the backend that the other stack is kept in.
 */
export function sandboxProvider(stacks: Readonly<Record<string, Props>>): StandInProvider {
  const refuse = (): never => {
    throw new ProviderError("a stack reference is only read");
  };
  return {
    name: "sandbox",
    version: "1.0.0",
    create: refuse,
    update: refuse,
    read: ({ id, inputs }) => ({
      inputs,
      outputs: { name: id, outputs: stacks[id] ?? {}, secretOutputNames: [] },
    }),
  };
}
