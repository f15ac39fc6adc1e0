import { createDatabase } from "./database";
import { createIdentity } from "./identity";
import { createMeshRules } from "./meshRules";
import { createMessaging } from "./messaging";
import { createNetwork } from "./network";
import { createStorage } from "./storage";
import { createWorkload } from "./workload";

// Renders invoices as PDF, keeps them in a bucket and mails them to customers.
const network = createNetwork();
const storage = createStorage();
const messaging = createMessaging();
const database = createDatabase(network.vpc, network.subnets);
const role = createIdentity();
const namespace = createWorkload(role.arn, {
  BUCKET: storage.documents.bucket,
  QUEUE_URL: messaging.queue.url,
  DB_HOST: database.address,
});
createMeshRules(namespace);

export const endpoint = network.loadBalancer.dnsName;
export const documents = storage.documents.bucket;
