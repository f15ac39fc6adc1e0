import { resolve } from "node:path";
import { exitWithParent } from "../exitWithParent";

// The engine starts this in the folder of a policy pack. The pack's own SDK runs it, if it has one.
const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [process.cwd(), resolve(__dirname)] });
exitWithParent();
require(runner);
