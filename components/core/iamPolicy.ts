/** One statement of an IAM policy document, as JSON writes it. */
export interface IamStatement {
  /** Names the statement within its document. */
  readonly Sid?: string;
  /** Whether it allows or denies; a denial counts more than any permission. */
  readonly Effect: "Allow" | "Deny";
  /** Whom it is about; in policies of resources only. */
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  /** Actions, such as `s3:GetObject`. */
  readonly Action?: string | readonly string[];
  /** Every action but these. */
  readonly NotAction?: string | readonly string[];
  /** ARNs of what it is about. */
  readonly Resource?: string | readonly string[];
  /** Everything but these. */
  readonly NotResource?: string | readonly string[];
  /** When it counts: by operator, key and values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** An IAM policy document, as JSON writes it. */
export interface IamPolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly IamStatement[];
}

/** A document of these statements in the current policy language version. */
export function policyDocument(...statements: IamStatement[]): IamPolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}
