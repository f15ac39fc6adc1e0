import { kebabCase } from "../../../declarations";
import { idPrefixOf } from "../../../placeholder";

/** A base64 text, as certificates and configurations come in. */
const ENCODED = "c2FuZGJveA==";

/**
 * What stands for a text that AWS would answer, by the name of the property: a text like a formula's of the table.
 *
 * @param service such as `codebuild`
 * @param ownName the property that a resource of the type is named by; the logical name if it has none
 */
export function awsText(service: string, ownName: string): (property: string) => string {
  const name = `{${ownName}}`;
  return (property) => {
    const prefix = idPrefixOf(property);
    if (prefix !== undefined) return `${prefix}-{hex:17}`;
    if (/^(account|owner|registry|awsAccount)(Id)?$|OwnerId$|AccountId$/.test(property)) return "{account}";
    if (/^kmsKey(Arn|Id)?$|[kK]msKeyArn$/.test(property)) return "arn:{partition}:kms:{region}:{account}:key/{uuid}";
    if (/[rR]oleArn$/.test(property)) return "arn:{partition}:iam::{account}:role/sandbox";
    if (/^arn$|Arn$/.test(property)) {
      return `arn:{partition}:${service}:{region}:{account}:${kebabCase(property.replace(/arn$/i, "")) || "resource"}/${name}`;
    }
    if (/(^id|Id|Uuid)$/.test(property)) return "{lower:16}";
    if (/region$/i.test(property)) return "{region}";
    if (/availabilityZone(Name)?$/i.test(property)) return "{region}a";
    if (/cidr(Block)?$/i.test(property)) return "10.0.0.0/16";
    if (/ip(v4)?(address)?$/i.test(property)) return "10.0.0.10";
    if (/(Time|Date|At|Timestamp|Created|Modified)$/.test(property)) return "{now}";
    if (/(url|uri)$/i.test(property)) return `https://${name}.${service}.{region}.{dnsSuffix}`;
    if (/(endpoint|dnsName|domainName|domain|host(Name)?|address)$/i.test(property)) {
      return `${name}.${service}.{region}.{dnsSuffix}`;
    }
    if (/^(status|state)$|(Status|State)$/.test(property)) return "ACTIVE";
    if (/(certificate|data|base64)$/i.test(property)) return ENCODED;
    if (/policy$|json$|^secretString$/i.test(property)) return "{}";
    return `${name}-${kebabCase(property)}`;
  };
}

/** The service of a token: `ec2` of `aws:ec2/vpc:Vpc`. */
export function serviceOf(type: string): string {
  const [, module = ""] = type.split(":");
  return module.replace(/\/.*/, "");
}
