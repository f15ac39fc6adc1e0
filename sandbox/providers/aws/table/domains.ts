import { createHash } from "node:crypto";
import { asList, asText } from "../../protocol";
import { type Look, named, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "AWS Certificate Manager" and "Amazon Route 53". Validation records: ACM User
 * Guide, "DNS validation". Name servers: Route 53 Developer Guide, "Getting the name servers for a public hosted zone". Ids: the
 * import section of each type's registry page. Replacement: `createOnlyProperties` of AWS::CertificateManager::* and
 * AWS::Route53::* and the registry's "Forces new resource".
 */

/**
 * The CNAME records that prove the domains, one for each: always the same one for a domain and an account. A wildcard is proved
 * by the record of what it stands under.
 */
const validationRecords = (look: Look) => {
  if (look.text("validationMethod") !== "DNS") return [];
  const domains = [look.text("domainName"), ...asList(look("subjectAlternativeNames")).map(asText)];
  return [...new Set(domains)].map((domainName) => {
    const proved = domainName.replace(/^\*\./, "");
    const token = (length: number, use: string) =>
      createHash("sha256")
        .update(`${look.text("account")} ${proved} ${use}`)
        .digest("hex")
        .slice(0, length);
    return {
      domainName,
      resourceRecordName: `_${token(32, "name")}.${proved}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: `_${token(32, "value")}.${token(10, "zone")}.acm-validations.aws.`,
    };
  });
};

const certificateType = (look: Look) => {
  if (look("certificateBody") !== undefined) return "IMPORTED";
  return look("certificateAuthorityArn") === undefined ? "AMAZON_ISSUED" : "PRIVATE";
};

export const domains: ResourceForms = {
  "aws:acm/certificate:Certificate": {
    id: "{arn}",
    outputs: {
      arn: "arn:{partition}:acm:{region}:{account}:certificate/{uuid}",
      type: certificateType,
      // A public certificate waits for its validation records; the others have nobody to ask.
      status: (look) => (certificateType(look) === "AMAZON_ISSUED" ? "PENDING_VALIDATION" : "ISSUED"),
      domainValidationOptions: validationRecords,
      validationEmails: [],
      subjectAlternativeNames: (look) => [look.text("domainName")],
      keyAlgorithm: "RSA_2048",
      notAfter: "",
      notBefore: "",
      pendingRenewal: false,
      renewalEligibility: "INELIGIBLE",
      renewalSummaries: [],
    },
    replaces: [
      "certificateAuthorityArn",
      "domainName",
      "keyAlgorithm",
      "subjectAlternativeNames",
      "validationMethod",
      "validationOptions",
    ],
    tagged: true,
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    // The time of issue, as Go writes it.
    id: (look) => look.text("now").replace("T", " ").replace("Z", " +0000 UTC"),
    replaces: ["certificateArn", "validationRecordFqdns"],
  },

  "aws:route53/zone:Zone": {
    id: "{zoneId}",
    ...named(),
    defaults: { comment: "Managed by Pulumi", forceDestroy: false },
    outputs: {
      zoneId: "Z{upper:20}",
      arn: "arn:{partition}:route53:::hostedzone/{zoneId}",
      nameServers: ["com", "net", "org", "co.uk"].map((domain) => `ns-{digits:4}.awsdns-{digits:2}.${domain}`),
      primaryNameServer: (look) => asList(look("nameServers"))[0] ?? "",
    },
    replaces: ["name", "delegationSetId"],
    global: true,
    tagged: true,
  },
  "aws:route53/record:Record": {
    id: (look) =>
      [look.text("zoneId"), look.text("name").toLowerCase(), look.text("type"), look.text("setIdentifier")]
        .filter(Boolean)
        .join("_"),
    outputs: { fqdn: "{name}" },
    replaces: ["name", "zoneId"],
    global: true,
    inAccount: {
      key: "{id}",
      taken: (look) =>
        look("allowOverwrite") === true
          ? undefined
          : look.fill(
              "InvalidChangeBatch: Tried to create resource record set [name='{name}', type='{type}'] but it already exists",
            ),
      noted: ["records"],
    },
  },
};
