import { constants } from "node:os";

type Undo = () => void;

const pending = new Set<Undo>();

/**
 * Has something undone if this process ends before it was undone otherwise: at its exit, or at an interrupt.
 *
 * @param undo must not wait for anything
 * @returns withdraws it; to be called once it was undone
 */
export function undoAtExit(undo: Undo): () => void {
  if (pending.size === 0) listen();
  pending.add(undo);
  return () => {
    pending.delete(undo);
    if (pending.size === 0) stopListening();
  };
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function listen(): void {
  process.on("exit", undoAll);
  for (const signal of SIGNALS) process.on(signal, endBy);
}

function stopListening(): void {
  process.off("exit", undoAll);
  for (const signal of SIGNALS) process.off(signal, endBy);
}

function endBy(signal: NodeJS.Signals): void {
  process.exit(128 + constants.signals[signal]);
}

/** The latest first, as it may rest on what was there before. */
function undoAll(): void {
  for (const undo of [...pending].reverse()) {
    try {
      undo();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
  pending.clear();
}
