import { policy, text } from "../../core";

export const apiRouteAuthorized = policy({
  name: "aws-api-route-authorized",
  title: "Routes of HTTP and WebSocket APIs ask who calls",
  severity: "high",
  controls: { nist80053: ["AC-3", "CM-2"], awsFsbp: ["APIGateway.8"] },
  remediation: "Set authorizationType to JWT, AWS_IAM or CUSTOM.",
  resources: ["aws:apigatewayv2/route:Route"],
  check: (resource, report) => {
    const type = text(resource.props.authorizationType) ?? "NONE";
    const key = text(resource.props.routeKey) ?? "";
    // Browsers ask by OPTIONS without credentials; what a WebSocket sends after it has connected is its caller's.
    const open =
      key.startsWith("OPTIONS ") ||
      (!key.includes(" ") && key !== "$connect" && key !== "$default" && !key.startsWith("/"));
    if (type === "NONE" && !open) report("authorizationType is NONE");
  },
});
