import { policy, text } from "../../core";

/** Runtimes past their deprecation date. Source: AWS Lambda Developer Guide, "Deprecated runtimes". */
const deprecated =
  /^(?:nodejs(?:|4\.3|4\.3-edge|6\.10|8\.10|10\.x|12\.x|14\.x|16\.x|18\.x)|python(?:2\.7|3\.[6-8])|ruby2\.[57]|java8|dotnetcore\d\.\d|dotnet[567]|go1\.x|provided)$/;

export const lambdaRuntime = policy({
  name: "aws-lambda-runtime",
  title: "Lambda functions run on runtimes that AWS patches",
  severity: "medium",
  controls: { nist80053: ["SI-2"], pciDss: ["6.3.3"], awsFsbp: ["Lambda.2"] },
  remediation: "Move the function to a runtime that is still supported.",
  resources: ["aws:lambda/function:Function"],
  check: (resource, report) => {
    const runtime = text(resource.props.runtime) ?? "";
    if (deprecated.test(runtime)) report(`runtime is ${runtime}, which gets no patches any more`);
  },
});
