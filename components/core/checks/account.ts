import { type AwsAccount, isRegion, REGION_EXPECTED } from "../aws";
import type { Problem } from "../validation";
import { check } from "./required";
import { input, type Shape, text } from "./shape";
import { object } from "./structure";

/** The id of an AWS account. As a number it would lose the zeros that it may begin with. */
export const accountId: Shape<string> = text('the twelve digits of the account, such as "123456789012"', (id) =>
  /^\d{12}$/.test(id),
);

/** The code of an AWS region, in any partition that is known. */
export const region: Shape<string> = text(REGION_EXPECTED, isRegion);

/** Where resources live. */
export const account: Shape<AwsAccount> = object<AwsAccount>(
  { accountId: input(accountId), region: input(region) },
  'the account and region, such as { accountId: "123456789012", region: "eu-central-1" }',
);

/** What is wrong with an account, as far as it is known before deployment. */
export function checkAccount(given: AwsAccount): Problem[] {
  return check("account", given, account);
}
