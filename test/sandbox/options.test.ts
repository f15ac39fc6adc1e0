import assert from "node:assert/strict";
import { ExitCode, Failure } from "../../sandbox/failure";
import { readOptions } from "../../sandbox/options";

const defaults = { program: "/program", policyPack: "/policies", state: "/state" };

function failureOf(...argv: string[]): Failure {
  try {
    readOptions(argv, defaults);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  return assert.fail(`${argv.join(" ")} was accepted`);
}

describe("readOptions", () => {
  it("fills in what the command line leaves out", () => {
    assert.deepEqual(readOptions(["up"], defaults), {
      verb: "up",
      program: "/program",
      stack: "dev",
      config: {},
      policyPacks: [{ folder: "/policies" }],
      state: "/state",
      json: undefined,
      kubeconfig: undefined,
      showSecrets: false,
      summary: false,
      verbose: false,
    });
  });

  it("takes an equals sign in a configuration value as part of the value", () => {
    const options = readOptions(["up", "--config", "query=a=b", "--config", "aws:region=eu-central-1"], defaults);
    assert.notEqual(options, "help");
    assert.deepEqual(options !== "help" && options.config, { query: "a=b", "aws:region": "eu-central-1" });
  });

  it("judges by no policy pack with --no-policies", () => {
    const options = readOptions(["preview", "--no-policies"], defaults);
    assert.deepEqual(options !== "help" && options.policyPacks, []);
  });

  it("takes a configuration for each policy pack, or for the only one", () => {
    const packsOf = (...argv: string[]) => {
      const options = readOptions(["preview", ...argv], defaults);
      return options === "help" ? [] : options.policyPacks;
    };
    assert.deepEqual(packsOf("--policy-pack-config", "f.json"), [{ folder: "/policies", config: "f.json" }]);
    assert.deepEqual(packsOf("--policy-pack", "a", "--policy-pack", "b", ...flags("1.json", "2.json")), [
      { folder: "a", config: "1.json" },
      { folder: "b", config: "2.json" },
    ]);
    assert.match(failureOf("up", "--policy-pack", "a", ...flags("1.json", "2.json")).message, /2 given for 1/);
    assert.match(failureOf("up", "--no-policies", ...flags("1.json")).message, /exclude each other/);

    function flags(...files: string[]): string[] {
      return files.flatMap((file) => ["--policy-pack-config", file]);
    }
  });

  it("names every mistake at once, with exit code 2", () => {
    const failure = failureOf("upp", "--config", "novalue", "--stack", "a b", "--no-policies", "--policy-pack", "p");
    assert.equal(failure.exitCode, ExitCode.usage);
    for (const expected of ["unknown verb upp", "--config novalue", "--stack a b", "exclude each other"]) {
      assert.ok(failure.message.includes(expected), `${expected} is not in: ${failure.message}`);
    }
  });

  it("refuses an unknown option and a missing verb", () => {
    assert.match(failureOf("up", "--fast").message, /--fast/);
    assert.match(failureOf().message, /no verb; write one of preview, up, destroy, outputs, export/);
  });
});
