import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { sdkDeclarations } from "../../../../sandbox/providers/aws/settings";
import { isCovered } from "../../../../sandbox/providers/aws/table";
import { asList, asProps, asText, hasUnknown, type Props } from "../../../../sandbox/providers/protocol";
import { make, providerIn, REGION, sampleInputs } from "./making";
import { ARN_FORMATS_FILE, arnFormats } from "./recordArnFormats";
import { sdkShape } from "./sdkShape";

const SDK = dirname(createRequire(__filename).resolve("@pulumi/aws/package.json"));

const declarations = sdkDeclarations();

const ACCOUNT = "arn:aws:[a-z0-9-]+:(?:[a-z0-9-]+)?:(?:123456789012|aws)?:";

/** Hundreds of declarations are read. Unit: milliseconds. */
const TIMEOUT = 120_000;

describe("the aws stand-in and types without a row in its table", function () {
  this.timeout(TIMEOUT);
  const aws = () => providerIn(REGION);

  it("makes every resource of the SDK, with every output known and ARNs in AWS's form", async () => {
    const provider = aws();
    const problems: string[] = [];
    for (const type of tokensIn(/__pulumiType = '(aws:[^']+)'/)) {
      if (isCovered(type)) continue;
      const given = sampleInputs(type, REGION);
      const { id, outputs } = await make(provider, type, given);
      const { outputs: declared } = sdkShape(type);
      if (id === "" || /[{}]|undefined/.test(id)) problems.push(`${type}: id ${id}`);
      for (const name of declared) {
        if (outputs[name] === undefined && declarations.resource(type)?.outputs[name]?.optional !== true)
          problems.push(`${type}: ${name} is missing`);
      }
      if (hasUnknown(outputs)) problems.push(`${type}: something is unknown`);
      if (/\{[a-zA-Z:0-9]+\}/.test(JSON.stringify(outputs))) problems.push(`${type}: ${JSON.stringify(outputs)}`);
      const arn = outputs.arn;
      if (typeof arn === "string" && given.arn === undefined && arn !== "" && !new RegExp(`^${ACCOUNT}`).test(arn))
        problems.push(`${type}: ${arn}`);
    }
    assert.deepEqual(problems, []);
  });

  it("answers every function of the SDK", async () => {
    const provider = aws();
    const problems: string[] = [];
    for (const token of tokensIn(/runtime\.invoke\("(aws:[^"]+)"/)) {
      const answer = await provider.invoke?.(token, argumentsOf(token));
      if (answer === undefined || /\{[a-zA-Z:0-9]+\}/.test(JSON.stringify(answer))) problems.push(token);
    }
    assert.deepEqual(problems, []);
  });

  it("gives ids as `pulumi import` takes them", async () => {
    const idOf = async (type: string, given: Props) => (await make(aws(), type, given)).id;
    assert.match(await idOf("aws:ec2/customerGateway:CustomerGateway", { type: "ipsec.1" }), /^cgw-[0-9a-f]{17}$/);
    assert.match(await idOf("aws:codebuild/project:Project", { name: "orders" }), /^orders$/);
    assert.match(
      await idOf("aws:apprunner/service:Service", { serviceName: "orders" }),
      /^arn:aws:apprunner:eu-central-1:123456789012:service\//,
    );
  });

  it("fills lists of objects with what the SDK says is always in them", async () => {
    const { outputs } = await make(aws(), "aws:apprunner/customDomainAssociation:CustomDomainAssociation", {
      domainName: "example.com",
      serviceArn: "arn:aws:apprunner:eu-central-1:123456789012:service/a/b",
    });
    const [record] = asList(outputs.certificateValidationRecords).map(asProps);
    assert.deepEqual(Object.keys(record ?? {}).sort(), ["name", "status", "type", "value"]);
  });

  it("answers a look-up with ids in AWS's form", async () => {
    const vpc = await aws().invoke?.("aws:ec2/getVpc:getVpc", { default: true });
    assert.match(asText(vpc?.id), /^vpc-[0-9a-f]{17}$/);
    assert.match(asText(vpc?.cidrBlock), /^10\.0\.0\.0\/16$/);
    const subnets = await aws().invoke?.("aws:ec2/getSubnets:getSubnets", {});
    assert.match(asText(asList(subnets?.ids)[0]), /^subnet-[0-9a-f]{17}$/);
    const ami = await aws().invoke?.("aws:ec2/getAmi:getAmi", { mostRecent: true });
    assert.match(asText(ami?.id), /^ami-[0-9a-f]{17}$/);
    assert.equal(ami?.mostRecent, true);
  });

  it("makes what a newer SDK may have", async () => {
    const { id, outputs } = await make(aws(), "aws:quantum/computer:Computer", { qubits: 2 });
    assert.match(id, /^[0-9a-f]{16}$/);
    assert.equal(outputs.qubits, 2);
    assert.equal(outputs.arn, "arn:aws:quantum:eu-central-1:123456789012:computer/orders");
  });

  it("has the ARN formats that the reference has", async () => {
    assert.deepEqual(JSON.parse(readFileSync(ARN_FORMATS_FILE, "utf8")), await arnFormats());
  });
});

function tokensIn(pattern: RegExp): string[] {
  return readdirSync(SDK, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js") && !file.startsWith("node_modules"))
    .flatMap((file) => pattern.exec(readFileSync(join(SDK, file), "utf8"))?.[1] ?? [])
    .sort();
}

/** What the functions with an answer of their own insist on. */
function argumentsOf(token: string): Props {
  return token.includes("getCluster") ? { name: "main" } : {};
}
