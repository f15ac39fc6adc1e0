import { type ExampleResource, type Examples, resource, says } from "../../core/examples";

export const examples: Examples = {
  good: {
    "a code": userPoolClient({
      allowedOauthFlows: ["code"],
      callbackUrls: ["https://shop.example.com", "http://localhost:3000/"],
    }),
  },
  bad: {
    implicit: says(userPoolClient({ allowedOauthFlows: ["implicit"] }), "allowedOauthFlows holds implicit"),
    "plain HTTP": says(
      userPoolClient({ callbackUrls: ["http://shop.example.com"] }),
      "http://shop.example.com is plain HTTP",
    ),
  },
};

function userPoolClient(props: Record<string, unknown>): ExampleResource {
  return resource("aws:cognito/userPoolClient:UserPoolClient", props);
}
