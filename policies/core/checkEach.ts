/**
 * Judges each item; one that cannot be judged yet does not hide what is wrong with the others.
 *
 * @throws whatever judging the first such item threw, after all have been judged
 */
export function checkEach<T>(items: readonly T[], judge: (item: T, index: number) => void): void {
  const undecided: unknown[] = [];
  items.forEach((item, index) => {
    try {
      judge(item, index);
    } catch (error) {
      undecided.push(error);
    }
  });
  if (undecided.length > 0) throw undecided[0];
}
