import { ThreatDetection } from "secure-microservice";
import { account } from "./account";
import { accessLogs } from "./encryptedBucket";

/** An account that an organization already watches with GuardDuty says so: it can have one detector in a region. */
export const threats = new ThreatDetection("threats", {
  account,
  accessLogs: accessLogs.accessLogTarget(),
  guardDuty: false,
});
