/**
 * Keeps values in the memory of this process, for samples and tests: they are gone when it ends, no other replica sees
 * them, and beyond the maximum the oldest are forgotten.
 */
export class InMemoryStore<T> {
  private readonly values = new Map<string, T>();
  private readonly maximum: number;

  /** @param maximum how many values are kept */
  constructor(maximum = 10_000) {
    this.maximum = maximum;
  }

  get(id: string): T | undefined {
    return this.values.get(id);
  }

  put(id: string, value: T): void {
    this.values.set(id, value);
    if (this.values.size <= this.maximum) return;
    const [oldest] = this.values.keys();
    if (oldest !== undefined) this.values.delete(oldest);
  }
}
