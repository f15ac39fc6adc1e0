import * as pulumi from "@pulumi/pulumi";
import { EncryptedBucket, EncryptionKey, WorkloadIdentity } from "../../../../components";

const account = { accountId: "123456789012", region: "eu-central-1" };
const shared = { account, deletionProtection: false };
const key = new EncryptionKey("data", shared);
const identity = new WorkloadIdentity("orders", {
  account,
  namespace: "orders",
  serviceAccount: "orders",
  cluster: { kind: "podIdentity", clusterName: "platform" },
});
for (let index = 0; index < new pulumi.Config().requireNumber("buckets"); index++) {
  identity.grant(new EncryptedBucket(`data-${index}`, { ...shared, key, accessLogs: "none" }), "readWrite");
}
