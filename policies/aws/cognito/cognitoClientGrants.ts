import { policy, texts } from "../../core";

export const cognitoClientGrants = policy({
  name: "aws-cognito-client-grants",
  title: "Tokens do not travel in the address of a page",
  severity: "high",
  controls: { nist80053: ["SC-8", "IA-5"] },
  remediation: "Take implicit out of allowedOauthFlows; the flow code, with PKCE, serves browsers, too.",
  resources: ["aws:cognito/userPoolClient:UserPoolClient"],
  check: (resource, report) => {
    if (texts(resource.props.allowedOauthFlows).includes("implicit")) report("allowedOauthFlows holds implicit");
    for (const url of [...texts(resource.props.callbackUrls), ...texts(resource.props.logoutUrls)]) {
      if (/^http:\/\/(?!localhost[:/]|127\.0\.0\.1[:/])/.test(url)) report(`${url} is plain HTTP`);
    }
  },
});
