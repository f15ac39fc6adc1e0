import { UnknownValueError } from "@pulumi/policy";

/**
 * Judges each item; one that cannot be judged yet does not hide what is wrong with the others.
 *
 * @throws UnknownValueError the first one met, after all have been judged
 */
export function judgeEach<T>(items: readonly T[], judge: (item: T, index: number) => void): void {
  let undecided: UnknownValueError | undefined;
  items.forEach((item, index) => {
    try {
      judge(item, index);
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      undecided ??= error;
    }
  });
  if (undecided !== undefined) throw undecided;
}
