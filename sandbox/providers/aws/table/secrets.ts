import { named, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "AWS Secrets Manager" and "AWS Systems Manager". Ids: the import section of
 * each type's registry page. Replacement: `createOnlyProperties` of AWS::SecretsManager::* and AWS::SSM::Parameter and the
 * registry's "Forces new resource".
 */

export const secrets: ResourceForms = {
  "aws:secretsmanager/secret:Secret": {
    id: "{arn}",
    ...named(),
    defaults: { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
    outputs: { arn: "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{mixed:6}", policy: "" },
    replaces: ["name", "namePrefix", "type"],
    tagged: true,
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    id: "{secretId}|{versionId}",
    outputs: {
      versionId: "terraform-{stamp}",
      arn: "{secretId}",
      secretArn: "{secretId}",
      hasSecretStringWo: (look) => look("secretStringWo") !== undefined,
      versionStages: ["AWSCURRENT"],
    },
    replaces: ["secretId", "secretBinary", "secretString", "secretStringWoVersion"],
  },
  "aws:secretsmanager/secretPolicy:SecretPolicy": { id: "{secretArn}", replaces: ["secretArn"] },
  "aws:secretsmanager/secretRotation:SecretRotation": {
    id: "{secretId}",
    defaults: { rotateImmediately: true },
    outputs: { rotationEnabled: true },
    replaces: ["secretId"],
  },

  "aws:ssm/parameter:Parameter": {
    id: "{name}",
    ...named(),
    outputs: {
      arn: (look) =>
        look.fill("arn:{partition}:ssm:{region}:{account}:parameter/") + look.text("name").replace(/^\//, ""),
      dataType: "text",
      hasValueWo: (look) => look("valueWo") !== undefined,
      keyId: (look) => (look.text("type") === "SecureString" ? "alias/aws/ssm" : ""),
      tier: "Standard",
      version: 1,
    },
    replaces: ["name", "dataType"],
    tagged: true,
  },
};
