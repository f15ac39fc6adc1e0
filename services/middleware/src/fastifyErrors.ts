import type { FastifyError } from "fastify";
import { type Problem, Refusal } from "./core/refusal";

type SchemaProblem = NonNullable<FastifyError["validation"]>[number];

/** Codes in place of Fastify's, by its code. Source: Fastify documentation, "Errors". */
const CODES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body_too_large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "media_type_not_supported",
  FST_ERR_CTP_INVALID_JSON_BODY: "json_malformed",
  FST_ERR_CTP_EMPTY_JSON_BODY: "json_malformed",
  FST_ERR_BAD_URL: "url_malformed",
  FST_ERR_MAX_PARAM_LENGTH: "url_malformed",
};

/** What a client is told of an error by which Fastify turns its request down; nothing for an error of the application. */
export function refusalOf(error: FastifyError): Refusal | undefined {
  const { statusCode, code, validation, validationContext = "body" } = error;
  if (validation) {
    const problems = validation.map((problem) => problemOf(problem, validationContext));
    return new Refusal(400, `invalid_${validationContext}`, `the ${validationContext} is not valid`, { problems });
  }
  // An error of another library may have the status of another server's answer.
  if (!code?.startsWith("FST_") || statusCode === undefined || statusCode < 400 || statusCode > 499) return undefined;
  return new Refusal(statusCode, CODES[code] ?? "request_refused", error.message);
}

/** The field at fault is named by its path, or by what the schema says is missing from it or too much. */
function problemOf({ instancePath, params, message = "is not valid" }: SchemaProblem, context: string): Problem {
  const path = instancePath.split("/").slice(1);
  const { missingProperty, additionalProperty } = params;
  if (typeof missingProperty === "string") return { name: [...path, missingProperty].join("."), reason: "is missing" };
  if (typeof additionalProperty === "string") {
    return { name: [...path, additionalProperty.slice(0, 64)].join("."), reason: "is not a field of this object" };
  }
  return { name: path.join(".") || context, reason: message };
}
