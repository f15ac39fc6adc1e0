import { policy, records } from "../../core";

export const appsyncAuthorized = policy({
  name: "aws-appsync-authorized",
  title: "GraphQL APIs ask who calls, not for a key that all share",
  severity: "high",
  controls: { nist80053: ["AC-3", "IA-5"], awsFsbp: ["AppSync.5"] },
  remediation: "Set authenticationType to AMAZON_COGNITO_USER_POOLS, OPENID_CONNECT, AWS_IAM or AWS_LAMBDA.",
  resources: ["aws:appsync/graphQLApi:GraphQLApi"],
  check: (resource, report) => {
    const types = [resource.props, ...records(resource.props.additionalAuthenticationProviders)].map(
      ({ authenticationType }) => authenticationType,
    );
    if (types.includes("API_KEY")) report("authenticationType is API_KEY");
  },
});
