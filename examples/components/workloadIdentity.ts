import { WorkloadIdentity } from "secure-microservice";
import { account } from "./account";
import { invoices } from "./encryptedBucket";

export const billing = new WorkloadIdentity("billing", {
  account,
  namespace: "billing",
  serviceAccount: "billing",
  cluster: { kind: "podIdentity", clusterName: "production" },
});

// The statement for the objects, and the one for the key that encrypts them.
billing.grant(invoices, "read");
