import { isGiven, policy } from "../../core";
import { eachArgument, encryptingAtRest, typesOf } from "./_helpers";

export const sdkEncryptedAtRest = policy({
  name: "aws-data-encrypted",
  title: "Whatever of AWS can be encrypted at rest is",
  severity: "high",
  controls: { nist80053: ["SC-28", "SC-28(1)"] },
  remediation: "Set the argument to true, and name your key beside it.",
  resources: typesOf(encryptingAtRest),
  check: eachArgument(encryptingAtRest, (argument) => ({ props }, report) => {
    // What is restored or joins others is encrypted as they are.
    const inherits = [
      "snapshotIdentifier",
      "replicationSourceIdentifier",
      "sourceDbClusterIdentifier",
      "globalClusterIdentifier",
    ].some((origin) => isGiven(props, origin));
    if (!inherits && props[argument] !== true) report(`${argument} is not true`);
  }),
});
