import { PublicEndpoint, type PublicEndpointArgs, WebAcl, type WebAclArgs } from "../../../components/edge";
import { EncryptionKey } from "../../../components/encryption";
import { type RegisteredResource, registeredBy } from "../../support/mockedStack";

export const account = { accountId: "123456789012", region: "eu-central-1" };
export const targetSecurityGroupId = "sg-0000000a";

/** Everything but the web ACL, which is a resource of its own. */
export const base: Omit<PublicEndpointArgs, "webAcl"> = {
  account,
  vpcId: "vpc-0a1b2c3d",
  subnetIds: ["subnet-0000000a", "subnet-0000000b"],
  certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-1111-1111-1111-111111111111",
  accessLogs: { bucket: "access-logs" },
};

export function webAcl(args: Partial<WebAclArgs> = {}): WebAcl {
  const key = new EncryptionKey("logs", { account, serviceUses: ["cloudWatchLogs"] });
  return new WebAcl("edge", { account, key, ...args });
}

/** What an endpoint called "shop" registers. */
export async function endpoint(args: Partial<PublicEndpointArgs> = {}): Promise<RegisteredResource[]> {
  return registeredBy(() => {
    const targets = args.vpcCidr === undefined ? { targetSecurityGroupId } : {};
    new PublicEndpoint("shop", { ...base, ...targets, webAcl: webAcl(), ...args });
  });
}
