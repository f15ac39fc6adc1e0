// Mocha's own Spec reporter, with the count of the run as its last line, and why tests were left out.
const { reporters } = require("mocha");

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures, pending } = this.stats;
      const count = `${passes} passed, ${failures} failed, ${pending} skipped`;
      process.stdout.write(`${count}${pending > 0 ? whyLeftOut() : ""}\n`);
    });
  }
};

/** What this machine lacks, and how to get it. */
function whyLeftOut() {
  const { missingRequirements } = require("../testbed/requirements.ts");
  const missing = missingRequirements();
  return missing.length === 0 ? "" : `; this machine lacks ${missing.join("; ")}`;
}
