import { ThreatDetection } from "secure-microservice";
import { account } from "./account";
import { accessLogs } from "./encryptedBucket";

export const detection = new ThreatDetection("detection", { account, accessLogs: accessLogs.accessLogTarget() });
