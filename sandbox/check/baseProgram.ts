import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Failure } from "../failure";
import { repositoryOf } from "./source";

/**
 * The commit that a reference names.
 *
 * @throws Failure if there is no such commit, or no repository
 */
export function commitOf(reference: string, program: string): string {
  const { status, stdout } = git(
    program,
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${reference}^{commit}`,
  );
  if (status === 0) return stdout.trim();
  throw new Failure(
    git(program, "rev-parse").status === 0
      ? `--base ${reference}: there is no such commit here; fetch it (git fetch origin ${reference}), or name another`
      : `--base ${reference}: ${program} is in no git repository`,
  );
}

/**
 * Runs something on the program as it was at a commit: in a working tree of its own, with the dependencies that are
 * installed now.
 */
export async function withBaseProgram<T>(
  program: string,
  commit: string,
  run: (program: string) => Promise<T>,
): Promise<T> {
  const repository = repositoryOf(program);
  const tree = mkdtempSync(join(tmpdir(), "base-"));
  const added = git(repository, "worktree", "add", "--detach", "--force", tree, commit);
  if (added.status !== 0) throw new Failure(`the base cannot be checked out: ${added.stderr.trim()}`);
  try {
    const path = relative(repository, program);
    for (const folder of foldersTo(path)) linkDependencies(join(repository, folder), join(tree, folder));
    return await run(join(tree, path));
  } finally {
    git(repository, "worktree", "remove", "--force", tree);
    rmSync(tree, { recursive: true, force: true });
  }
}

/** `a/b` is in `a/b`, in `a` and in the repository. */
function foldersTo(path: string): string[] {
  return path === "" ? [""] : [path, ...foldersTo(path.split("/").slice(0, -1).join("/"))];
}

function linkDependencies(from: string, to: string): void {
  const [installed, link] = [join(from, "node_modules"), join(to, "node_modules")];
  if (existsSync(installed) && existsSync(to) && !existsSync(link)) symlinkSync(installed, link);
}

function git(folder: string, ...args: readonly string[]) {
  return spawnSync("git", args, { cwd: folder, encoding: "utf8" });
}
