import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fetchEnvoy } from "./envoy";
import { locked } from "./lock";

const run = promisify(execFile);

/** How long the programs may take where they were never built. Unit: milliseconds. */
export const BUILD_TIMEOUT = 40 * 60_000;

/** Between two lines about a build that goes on. Unit: milliseconds. */
const PROGRESS_INTERVAL = 30_000;

/** The Go packages of the programs; `go.mod` beside this file pins their versions. */
const PACKAGES = {
  etcd: "./etcd",
  "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
  "kube-controller-manager": "k8s.io/kubernetes/cmd/kube-controller-manager",
  "kube-scheduler": "k8s.io/kubernetes/cmd/kube-scheduler",
  "pilot-discovery": "istio.io/istio/pilot/cmd/pilot-discovery",
  "pilot-agent": "istio.io/istio/pilot/cmd/pilot-agent",
  istioctl: "istio.io/istio/istioctl/cmd/istioctl",
} as const;

type Program = keyof typeof PACKAGES;

/**
 * The release of the pinned commit of istio.io/istio, whose tags Go does not take for versions. Of its minor, the Go proxy
 * has this one alone, so that what ships may be a later patch.
 *
 * Source: github.com/istio/istio/releases, 1.31.0.
 */
export const testedIstio = { release: "1.31.0", commit: "eed52ebb66ad" } as const;

/** The sidecar's bootstrap, in the module that builds the agent which fills it in. */
const BOOTSTRAP = "tools/packaging/common/envoy_bootstrap.json";

const GO = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false -trimpath -mod=readonly" };

/** Where the programs are. */
export class Programs {
  constructor(readonly folder: string) {}

  path(program: Program | "envoy" | "envoy_bootstrap.json"): string {
    return join(this.folder, program);
  }
}

/**
 * The control plane, the mesh and Envoy, built or fetched where they are missing.
 *
 * Takes some 13 minutes on two cores the first time, and nothing later: the programs are kept outside the checkout, by
 * their pinned versions. May be interrupted, and run several times at once.
 *
 * @param report is told what is being done, as it takes long
 */
export async function preparePrograms(report: (line: string) => void = console.log): Promise<Programs> {
  const programs = new Programs(join(cacheFolder(), "bin"));
  mkdirSync(programs.folder, { recursive: true });
  await locked(
    join(cacheFolder(), "lock"),
    (pid) => report(`testbed: waiting for process ${pid}, which builds the same programs`),
    async () => {
      for (const [name, build] of recipes()) await provide(programs.folder, name, build, report);
    },
  );
  return programs;
}

/** Named by what pins the versions, so that a new version is built beside the old one. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const pins = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) pins.update(readFileSync(join(__dirname, file)));
  const cache = env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "secure-microservice", "testbed", pins.digest("hex").slice(0, 16));
}

type Build = (output: string) => Promise<void>;

function recipes(): [string, Build][] {
  const flags = linkerFlags();
  return [
    ...Object.entries(PACKAGES).map(([name, source]): [string, Build] => [
      name,
      (output) => goBuild(output, source, flags),
    ]),
    ["envoy_bootstrap.json", copyBootstrap],
    ["envoy", fetchEnvoy],
  ];
}

async function provide(folder: string, name: string, build: Build, report: (line: string) => void): Promise<void> {
  const path = join(folder, name);
  if (existsSync(path)) return;
  const unfinished = `${path}.${process.pid}`;
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const timer = setInterval(() => report(`testbed: preparing ${name}: ${elapsed()}`), PROGRESS_INTERVAL);
  try {
    await build(unfinished);
    renameSync(unfinished, path);
    report(`testbed: prepared ${name} in ${elapsed()}`);
  } finally {
    clearInterval(timer);
    rmSync(unfinished, { force: true });
  }
}

function goBuild(output: string, source: string, linkerFlags: string): Promise<void> {
  const build = spawn("go", ["build", "-ldflags", linkerFlags, "-o", output, source], {
    cwd: __dirname,
    env: GO,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  build.stderr.on("data", (chunk: Buffer) => {
    errors += chunk;
  });
  return new Promise((done, failed) => {
    build.on("error", failed);
    build.on("exit", (code) => {
      if (code === 0) done();
      else failed(new Error(`go build ${source} failed:\n${errors.trim().split("\n").slice(-5).join("\n")}`));
    });
  });
}

/** The folder of the pinned Istio's own files, once its programs are built. */
export async function istioSource(): Promise<string> {
  const { stdout } = await run("go", ["list", "-m", "-f", "{{.Dir}}", "istio.io/istio"], { cwd: __dirname, env: GO });
  return stdout.trim();
}

async function copyBootstrap(output: string): Promise<void> {
  copyFileSync(join(await istioSource(), BOOTSTRAP), output);
}

/** Without them the programs do not know their own versions. */
function linkerFlags(): string {
  const [, version = "", major = "", minor = ""] =
    /k8s\.io\/kubernetes (v(\d+)\.(\d+)\.\d+)/.exec(readFileSync(join(__dirname, "go.mod"), "utf8")) ?? [];
  const kubernetes = "k8s.io/component-base/version";
  const values = {
    [`${kubernetes}.gitVersion`]: version,
    [`${kubernetes}.gitMajor`]: major,
    [`${kubernetes}.gitMinor`]: minor,
    "istio.io/istio/pkg/version.buildVersion": testedIstio.release,
  };
  return ["-s -w", ...Object.entries(values).map(([name, value]) => `-X ${name}=${value}`)].join(" ");
}
