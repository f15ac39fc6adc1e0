import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Outcome, outcomeOf } from "../../sandbox/outcome";
import { ROOT } from "./sandbox";

/** A folder with a Pulumi program in it, and the command `check` for it. */
export class CheckedProgram {
  readonly folder = mkdtempSync(join(tmpdir(), "checked-"));
  /** What the command finds in its environment beside this process's own. */
  environment: Readonly<Record<string, string>> = {};

  /** @param files by path; `Pulumi.yaml` is written if it is not among them */
  constructor(files: Readonly<Record<string, string>>) {
    const own = Object.keys(files).some((path) => path.startsWith("node_modules/"));
    if (own) this.installSeparately();
    else symlinkSync(join(ROOT, "node_modules"), join(this.folder, "node_modules"));
    this.write({ "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.ts\n", "package.json": "{}", ...files });
  }

  /** The SDKs of the repository in a node_modules of its own, which can hold more. */
  private installSeparately(): void {
    const installed = join(ROOT, "node_modules/@pulumi");
    mkdirSync(join(this.folder, "node_modules/@pulumi"), { recursive: true });
    for (const name of readdirSync(installed)) {
      symlinkSync(join(installed, name), join(this.folder, "node_modules/@pulumi", name));
    }
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** Copies a folder of the repository into it. */
  copy(from: string, to: string): void {
    cpSync(join(ROOT, from), join(this.folder, to), { recursive: true });
  }

  /** Runs the command in the folder to its end. */
  async check(...args: readonly string[]): Promise<Outcome> {
    const child = spawn(process.execPath, [join(ROOT, "sandbox/bin/cli.js"), "check", ...args], {
      cwd: this.folder,
      env: { ...process.env, ...this.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return outcomeOf(child);
  }

  /** Runs git in the folder. */
  async git(...args: readonly string[]): Promise<Outcome> {
    const identity = ["-c", "user.name=tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false"];
    return outcomeOf(spawn("git", [...identity, ...args], { cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] }));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
