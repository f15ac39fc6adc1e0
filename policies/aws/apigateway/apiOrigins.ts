import { policy, record, texts } from "../../core";

export const apiOrigins = policy({
  name: "aws-api-origins",
  title: "HTTP APIs answer no page with a visitor's credentials that they do not know",
  severity: "medium",
  controls: { nist80053: ["AC-4"] },
  remediation: "List the origins in corsConfiguration.allowOrigins.",
  resources: ["aws:apigatewayv2/api:Api"],
  check: (resource, report) => {
    const cors = record(resource.props.corsConfiguration);
    const open = texts(cors.allowOrigins).filter((origin) => /^(?:https?:\/\/)?\*$/.test(origin));
    if (cors.allowCredentials === true && open.length > 0)
      report(`corsConfiguration.allowOrigins holds ${open.join(", ")} with credentials`);
  },
});
