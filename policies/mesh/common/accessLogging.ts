import { checkEach, policy, records } from "../../core";
import { istioTypes, specOf } from "../_helpers/istioObjects";

export const accessLogging = policy({
  name: "mesh-access-logging",
  rationale: "Without access logs, nobody can tell who called what.",
  title: "Proxies of the mesh log the requests they see",
  severity: "medium",
  controls: { nist80053: ["AU-2", "AU-12"], pciDss: ["10.2.1"] },
  remediation: "Leave disabled out of accessLogging; narrow it with a filter if there is too much.",
  resources: [istioTypes.telemetry],
  check: (telemetry, report) => {
    checkEach(records(specOf(telemetry).accessLogging), (logging, index) => {
      if (logging.disabled === true) report(`spec.accessLogging[${index}] is disabled`);
    });
  },
});
