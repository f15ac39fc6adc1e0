import * as pulumi from "@pulumi/pulumi";
import { EncryptedBucket, EncryptionKey, PublicCertificate, PublicEndpoint, WebAcl } from "../../../../components";

const config = new pulumi.Config();
const account = { accountId: "123456789012", region: "eu-central-1" };
const shared = { account, deletionProtection: config.getBoolean("protected") ?? false };
const vpc = config.get("vpc") ?? "a";

const key = new EncryptionKey("logs", { ...shared, serviceUses: ["cloudWatchLogs"] });
const logs = new EncryptedBucket("logs", { ...shared, purpose: "accessLogs" });

/** Each certificate proves the same name. */
const certificates = (config.get("certificates") ?? "old").split(",").map(
  (name) =>
    new PublicCertificate(name, {
      ...shared,
      domainName: "shop.example.com",
      zoneId: "Z0123456789ABC",
    }),
);

const acl = config.get("acl") ?? "first";
const acls = (config.get("acls") ?? acl).split(",").map((name) => new WebAcl(name, { ...shared, key }));

const endpoint = new PublicEndpoint("shop", {
  ...shared,
  webAcl: acls.find(({ name }) => name === acl) ?? new WebAcl(acl, { ...shared, key }),
  vpcId: `vpc-0000000${vpc}`,
  vpcCidr: "10.0.0.0/16",
  subnetIds: [`subnet-000000${vpc}0`, `subnet-000000${vpc}1`],
  subnetCidrs: ["10.0.0.0/24", "10.0.1.0/24"],
  certificateArn: certificates.at(-1)?.arn ?? "",
  accessLogs: logs.accessLogTarget(),
  targetPort: config.getNumber("port") ?? 8443,
});
endpoint.forwardsTo({
  name: "ingress",
  namespace: "ingress",
  podLabels: { app: "ingress" },
  port: config.getNumber("port") ?? 8443,
});

export const loadBalancerArn = endpoint.loadBalancer.arn;
