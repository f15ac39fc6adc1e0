/** The account and region of these examples. */
export const account = { accountId: "123456789012", region: "eu-central-1" };
