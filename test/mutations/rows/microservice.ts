import * as pulumi from "@pulumi/pulumi";
import { CertificateAuthority } from "../../../components/certificates";
import { PublicEndpoint, WebAcl } from "../../../components/edge";
import { EncryptionKey } from "../../../components/encryption";
import { SecureMicroservice, type SecureMicroserviceArgs } from "../../../components/secureMicroservice";
import { EncryptedBucket } from "../../../components/storage";
import type { ComponentMutations, Mutation } from "../mutation";
import { account, image } from "./fixtures";

/** Two services that call each other and a way in, as the project's own stack has them; the arguments are the callee's. */
function stack(args: Partial<SecureMicroserviceArgs> = {}, opts?: pulumi.ComponentResourceOptions): void {
  const logs = new EncryptedBucket("access-logs", { account, purpose: "accessLogs" });
  const environment: SecureMicroserviceArgs = {
    account,
    cluster: { kind: "podIdentity", clusterName: "production" },
    authority: new CertificateAuthority("services"),
    accessLogs: logs.accessLogTarget(),
    tokens: {
      issuer: "https://login.example.com/",
      audience: "https://api.example.com",
      keysUrl: "https://login.example.com/.well-known/jwks.json",
    },
    image,
  };
  const orders = new SecureMicroservice("orders", environment);
  const payments = new SecureMicroservice("payments", { ...environment, ...args }, opts);
  orders.calls(payments, { methods: ["POST"], paths: ["/charges"] });
  const key = new EncryptionKey("edge", { account, serviceUses: ["cloudWatchLogs"] });
  new PublicEndpoint("edge", {
    account,
    vpcId: "vpc-0a1b2c3d",
    vpcCidr: "10.0.0.0/16",
    subnetIds: ["subnet-0000000a", "subnet-0000000b"],
    certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-1111-1111-1111-111111111111",
    accessLogs: logs.accessLogTarget(),
    webAcl: new WebAcl("edge", { account, key }),
  });
}

/** The stack with properties of one resource of the callee replaced, by Pulumi's own means: a transform of the component. */
const with_ = (type: string, props: Readonly<Record<string, unknown>>) => () =>
  stack(
    {},
    {
      transformations: [
        (args) => (args.type === type ? { props: { ...args.props, ...props }, opts: args.opts } : undefined),
      ],
    },
  );
