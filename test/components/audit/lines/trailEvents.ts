/** A record of CloudTrail. */
export type TrailEvent = Readonly<Record<string, unknown>>;

const user = {
  type: "IAMUser",
  principalId: "EXAMPLE6E4XEGITWATV6R",
  arn: "arn:aws:iam::123456789012:user/Mary_Major",
  accountId: "123456789012",
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  userName: "Mary_Major",
};

const root = {
  type: "Root",
  principalId: "123456789012",
  arn: "arn:aws:iam::123456789012:root",
  accountId: "123456789012",
  accessKeyId: "",
};

/**
 * What a call of AWS is recorded as. Source: AWS CloudTrail User Guide, "CloudTrail record contents for management, data, and
 * network activity events" and "Log file examples".
 */
export function call(service: string, eventName: string, rest: TrailEvent = {}): TrailEvent {
  return {
    eventVersion: "1.11",
    userIdentity: user,
    eventTime: "2026-11-25T21:11:57Z",
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: "eu-central-1",
    sourceIPAddress: "192.0.2.0",
    userAgent: "aws-cli/2.13.5 Python/3.11.4 Linux/4.14.255-314-253.539.amzn2.x86_64 exec-env/CloudShell",
    requestParameters: null,
    responseElements: null,
    requestID: "77ae29fb-b09b-4d8b-9c5d-EXAMPLE",
    eventID: "5cb33c7c-d4a5-4ba0-b2be-EXAMPLE",
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: "123456789012",
    eventCategory: "Management",
    ...rest,
  };
}

/** A call by the account's root user. */
export const byRoot: TrailEvent = { userIdentity: root };

/** The same by a service that acts for it. */
export const byRootThroughService: TrailEvent = {
  userIdentity: { ...root, invokedBy: "autoscaling.amazonaws.com" },
};

/** What a service does for the account by itself. */
export const byService: TrailEvent = { userIdentity: root, eventType: "AwsServiceEvent" };

/** A call that was refused. EC2 has an error code of its own. */
export const refused = (errorCode: string): TrailEvent => ({
  errorCode,
  errorMessage: "You are not authorized to perform this operation.",
});

/** A sign-in. Source: AWS CloudTrail User Guide, "AWS Management Console sign-in events". */
export function signIn(answer: "Success" | "Failure", mfa: "Yes" | "No", rest: TrailEvent = {}): TrailEvent {
  return call("signin", "ConsoleLogin", {
    responseElements: { ConsoleLogin: answer },
    additionalEventData: {
      LoginTo: "https://console.aws.amazon.com/console/home",
      MobileVersion: "No",
      MFAUsed: mfa,
    },
    eventType: "AwsConsoleSignIn",
    ...(answer === "Failure" && { errorMessage: "Failed authentication" }),
    ...rest,
  });
}

/** A session of a role, which identity providers sign in to: their second factor is not in the record. */
export const byRole: TrailEvent = {
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAIDPPEZS35WEXAMPLE:AssumedRoleSessionName",
    arn: "arn:aws:sts::123456789012:assumed-role/RoleToBeAssumed/MySessionName",
    accountId: "123456789012",
  },
};
