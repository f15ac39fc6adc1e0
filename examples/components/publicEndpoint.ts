import { PublicEndpoint } from "secure-microservice";
import { account } from "./account";
import { accessLogs } from "./encryptedBucket";
import { shopCertificate } from "./publicCertificate";
import { webAcl } from "./webAcl";

export const endpoint = new PublicEndpoint("shop", {
  account,
  vpcId: "vpc-0a1b2c3d4e5f60718",
  vpcCidr: "10.0.0.0/16",
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"],
  subnetCidrs: ["10.0.0.0/24", "10.0.1.0/24"],
  certificateArn: shopCertificate.arn,
  webAcl,
  accessLogs: accessLogs.accessLogTarget(),
});
