import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../support/sandbox";

/** What a program wrote and how it ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A project of somebody who installed the package: the tarball that `npm pack` makes, unpacked into its node_modules
 * beside the dependencies that the package declares, and nothing else.
 */
export class UserProject {
  /** Paths of the files in the tarball. */
  readonly files: readonly string[];
  readonly folder: string;

  private constructor(folder: string, files: readonly string[]) {
    this.folder = folder;
    this.files = files;
  }

  /** Packs what is compiled; `npm test` compiles before it starts. */
  static create(): UserProject {
    const folder = mkdtempSync(join(tmpdir(), "package-"));
    const packed = run(ROOT, "npm", "pack", "--json", "--ignore-scripts", "--pack-destination", folder);
    const [{ filename, files }] = JSON.parse(succeeded(packed));
    const installed = join(folder, "node_modules/secure-microservice");
    mkdirSync(installed, { recursive: true });
    succeeded(run(folder, "tar", "-xzf", filename, "--strip-components=1", "-C", installed));
    const project = new UserProject(
      folder,
      files.map(({ path }: { path: string }) => path),
    );
    project.linkDependencies();
    return project;
  }

  /** The text of a file of the package. */
  read(path: string): string {
    return readFileSync(this.pathOf(path), "utf8");
  }

  has(path: string): boolean {
    return existsSync(this.pathOf(path));
  }

  /** The absolute path of a file of the package. */
  pathOf(path: string): string {
    return join(this.folder, "node_modules/secure-microservice", path);
  }

  /** Writes a file of the project itself. */
  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** The absolute path of the package's command. */
  command(): string {
    const { bin, name } = JSON.parse(this.read("package.json"));
    return this.pathOf(bin[name]);
  }

  /** Runs Node.js in the project. */
  node(...args: readonly string[]): Ended {
    return run(this.folder, process.execPath, ...args);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private linkDependencies(): void {
    const { dependencies } = JSON.parse(this.read("package.json"));
    for (const name of Object.keys(dependencies)) {
      const link = join(this.folder, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(ROOT, "node_modules", name), link);
    }
  }
}

function run(cwd: string, command: string, ...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 16 * 1024 * 1024 });
  return { exitCode: status, stdout, stderr };
}

/** What a program wrote; fails if it did. */
export function succeeded({ exitCode, stdout, stderr }: Ended): string {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${stdout}${stderr}`);
  return stdout;
}
