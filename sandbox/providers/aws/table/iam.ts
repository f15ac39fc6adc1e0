import { named, type ResourceForm, type ResourceForms } from "./resourceForm";

/*
 * Sources. ARNs: Service Authorization Reference, "AWS Identity and Access Management". Unique ids: IAM User Guide, "IAM
 * identifiers", the table of prefixes. Ids: the import section of each type's registry page. Replacement:
 * `createOnlyProperties` of AWS::IAM::* and the registry's "Forces new resource". Names: pulumi-aws,
 * provider/resource_overrides.go.
 */

const ROOT_PATH = { path: "/" };

/** A policy that is part of a role, user or group. */
const inlinePolicyOf = (holder: string): ResourceForm => ({
  id: `{${holder}}:{name}`,
  ...named(),
  replaces: ["name", "namePrefix", holder],
  global: true,
  inAccount: { key: "{id}" },
});

/** A link to a managed policy. Made again, it would be the same link: the old one must go first. */
const attachmentTo = (holder: string): ResourceForm => ({
  id: `{${holder}}-{stamp}`,
  replaces: ["policyArn", holder],
  deleteBeforeReplace: true,
  global: true,
  inAccount: { key: `{${holder}} {policyArn}` },
});

export const iam: ResourceForms = {
  "aws:iam/role:Role": {
    id: "{name}",
    ...named("name", 64),
    defaults: { ...ROOT_PATH, forceDetachPolicies: false, maxSessionDuration: 3600 },
    outputs: {
      arn: "arn:{partition}:iam::{account}:role{path}{name}",
      uniqueId: "AROA{base32:17}",
      createDate: "{now}",
    },
    replaces: ["name", "namePrefix", "path"],
    global: true,
    tagged: true,
    inAccount: {
      key: "{name}",
      taken: (look) => look.fill("EntityAlreadyExists: Role with name {name} already exists."),
    },
  },
  "aws:iam/rolePolicy:RolePolicy": inlinePolicyOf("role"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": attachmentTo("role"),

  "aws:iam/policy:Policy": {
    id: "{arn}",
    ...named(),
    defaults: ROOT_PATH,
    outputs: {
      arn: "arn:{partition}:iam::{account}:policy{path}{name}",
      policyId: "ANPA{base32:17}",
      attachmentCount: 0,
    },
    replaces: ["name", "namePrefix", "path", "description"],
    global: true,
    tagged: true,
  },

  "aws:iam/user:User": {
    id: "{name}",
    ...named(),
    defaults: { ...ROOT_PATH, forceDestroy: false },
    outputs: { arn: "arn:{partition}:iam::{account}:user{path}{name}", uniqueId: "AIDA{base32:17}" },
    global: true,
    tagged: true,
  },
  "aws:iam/userPolicy:UserPolicy": inlinePolicyOf("user"),
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": attachmentTo("user"),
  "aws:iam/accessKey:AccessKey": {
    id: "AKIA{base32:16}",
    defaults: { status: "Active" },
    outputs: {
      createDate: "{now}",
      secret: "{mixed:40}",
      sesSmtpPasswordV4: "B{mixed:43}",
      // Only a key that is made for a PGP key has these.
      encryptedSecret: "",
      encryptedSesSmtpPasswordV4: "",
      keyFingerprint: "",
    },
    replaces: ["user", "pgpKey"],
    secrets: ["secret", "sesSmtpPasswordV4"],
    global: true,
  },

  "aws:iam/group:Group": {
    id: "{name}",
    ...named(),
    defaults: ROOT_PATH,
    outputs: { arn: "arn:{partition}:iam::{account}:group{path}{name}", uniqueId: "AGPA{base32:17}" },
    global: true,
  },
  "aws:iam/groupPolicy:GroupPolicy": inlinePolicyOf("group"),
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": attachmentTo("group"),

  "aws:iam/instanceProfile:InstanceProfile": {
    id: "{name}",
    ...named(),
    defaults: ROOT_PATH,
    outputs: {
      arn: "arn:{partition}:iam::{account}:instance-profile{path}{name}",
      uniqueId: "AIPA{base32:17}",
      createDate: "{now}",
    },
    replaces: ["name", "namePrefix", "path"],
    global: true,
    tagged: true,
  },

  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    id: "{arn}",
    outputs: {
      arn: (look) =>
        look.fill("arn:{partition}:iam::{account}:oidc-provider/") + look.text("url").replace(/^https:\/\//, ""),
      thumbprintLists: ["{hex:40}"],
    },
    replaces: ["url"],
    global: true,
    tagged: true,
  },

  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    id: "iam-account-password-policy",
    defaults: { allowUsersToChangePassword: true, minimumPasswordLength: 6 },
    outputs: { expirePasswords: (look) => Number(look("maxPasswordAge") ?? 0) > 0 },
    global: true,
  },
};
