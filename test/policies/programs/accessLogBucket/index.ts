import * as pulumi from "@pulumi/pulumi";
import { EncryptedBucket } from "../../../../components";
import { without } from "../../../mutations/rows/storage";

const account = { accountId: "123456789012", region: new pulumi.Config("aws").require("region") };
const closed = new pulumi.Config().requireBoolean("closed");

new EncryptedBucket("access-logs", {
  account,
  purpose: "accessLogs",
  deletionProtection: false,
  ...(closed && { transform: { policy: without("LetS3DeliverAccessLogs", "LetLoadBalancersDeliverAccessLogs") } }),
});
