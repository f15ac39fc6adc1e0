import { type Look, named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "Amazon API Gateway Management" and "Amazon API Gateway Management V2";
 * execution ARNs: API Gateway Developer Guide, "Statement reference of IAM policies for API Gateway". Ids: the attribute
 * references of the registry pages. Replacement: `createOnlyProperties` of AWS::ApiGateway::* and AWS::ApiGatewayV2::* and the
 * registry's "Forces new resource".
 */

const execution = "arn:{partition}:execute-api:{region}:{account}:";
const host = "execute-api.{region}.{dnsSuffix}";

/** Ids of parts of a REST API say what they belong to. */
const partOfRestApi = (...parts: string[]) => ["restApi", ...parts];

const idOf = (prefix: string, parts: readonly string[]) => `${prefix}-${parts.map((part) => `{${part}}`).join("-")}`;

const method = partOfRestApi("resourceId", "httpMethod");
const restStage = partOfRestApi("stageName");

/** A part of an HTTP or WebSocket API. */
const partOfApi = (alsoReplacing: readonly string[] = []) =>
  ({ id: "{lower:7}", replaces: ["apiId", ...alsoReplacing] }) satisfies ResourceForm;

/** The default stage of an HTTP API is at the root of its host. */
const stagePath = (look: Look) => (look.text("name") === "$default" ? "/" : look.fill("/{name}"));

export const apiGateway: ResourceForms = {
  "aws:apigateway/restApi:RestApi": {
    id: "{lower:10}",
    ...named(),
    outputs: {
      arn: "arn:{partition}:apigateway:{region}::/restapis/{id}",
      executionArn: `${execution}{id}`,
      rootResourceId: "{lower:10}",
      createdDate: "{now}",
      apiKeySource: "HEADER",
      description: "",
      disableExecuteApiEndpoint: false,
      policy: "",
    },
    tagged: true,
  },
  "aws:apigateway/resource:Resource": {
    id: "{lower:6}",
    outputs: { path: "/{pathPart}" },
    replaces: ["restApi"],
  },
  "aws:apigateway/method:Method": {
    id: idOf("agm", method),
    defaults: { apiKeyRequired: false },
    replaces: method,
  },
  "aws:apigateway/integration:Integration": {
    id: idOf("agi", method),
    outputs: { cacheNamespace: "{resourceId}", passthroughBehavior: "WHEN_NO_MATCH" },
    replaces: [...method, "integrationHttpMethod", "type"],
    // Source: pulumi-aws, provider/resource_overrides.go.
    deleteBeforeReplace: true,
  },
  "aws:apigateway/deployment:Deployment": {
    id: "{lower:6}",
    outputs: { createdDate: "{now}" },
    replaces: ["restApi", "triggers", "variables"],
  },
  "aws:apigateway/stage:Stage": {
    id: idOf("ags", restStage),
    outputs: {
      arn: "arn:{partition}:apigateway:{region}::/restapis/{restApi}/stages/{stageName}",
      executionArn: `${execution}{restApi}/{stageName}`,
      invokeUrl: `https://{restApi}.${host}/{stageName}`,
      webAclArn: "",
    },
    replaces: restStage,
    tagged: true,
  },

  "aws:apigatewayv2/api:Api": {
    id: "{lower:10}",
    ...named(),
    defaults: {
      apiKeySelectionExpression: "$request.header.x-api-key",
      routeSelectionExpression: "$request.method $request.path",
    },
    outputs: {
      arn: "arn:{partition}:apigateway:{region}::/apis/{id}",
      apiEndpoint: (look) => look.fill(`${look.text("protocolType") === "WEBSOCKET" ? "wss" : "https"}://{id}.${host}`),
      executionArn: `${execution}{id}`,
      disableExecuteApiEndpoint: false,
      ipAddressType: "ipv4",
    },
    replaces: ["protocolType"],
    tagged: true,
  },
  "aws:apigatewayv2/stage:Stage": {
    id: "{name}",
    ...named(),
    defaults: { autoDeploy: false },
    outputs: {
      arn: "arn:{partition}:apigateway:{region}::/apis/{apiId}/stages/{name}",
      executionArn: `${execution}{apiId}/{name}`,
      invokeUrl: (look) => look.fill(`https://{apiId}.${host}${stagePath(look)}`),
    },
    replaces: ["apiId", "name"],
    tagged: true,
  },
  "aws:apigatewayv2/route:Route": { ...partOfApi(), defaults: { apiKeyRequired: false, authorizationType: "NONE" } },
  "aws:apigatewayv2/integration:Integration": {
    ...partOfApi(["integrationSubtype", "integrationType"]),
    defaults: { connectionType: "INTERNET", payloadFormatVersion: "1.0" },
    outputs: { integrationResponseSelectionExpression: "" },
  },
  "aws:apigatewayv2/authorizer:Authorizer": { ...partOfApi(), ...named() },
};
