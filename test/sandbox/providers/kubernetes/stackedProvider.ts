import { KubernetesProvider } from "../../../../sandbox/providers/kubernetes";
import type { CheckFailure, Difference, Props } from "../../../../sandbox/providers/protocol";

/** A resource as the engine has it after an update. */
export interface Stored {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Props;
  readonly outputs: Props;
}

/** Takes resources through the provider in the order in which the engine calls it. */
export class StackedProvider {
  private readonly provider = new KubernetesProvider();

  constructor(config: Props = {}) {
    this.provider.configure(config);
  }

  async check(
    type: string,
    name: string,
    news: Props,
    olds: Props = {},
  ): Promise<{ readonly inputs: Props; readonly failures?: readonly CheckFailure[] }> {
    return this.provider.check({ ...identity(type, name), olds, news });
  }

  async create(type: string, name: string, args: Props, { preview = false } = {}): Promise<Stored> {
    const { inputs, failures = [] } = await this.check(type, name, args);
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
    return { type, name, inputs, ...(await this.provider.create({ ...identity(type, name), inputs, preview })) };
  }

  async diff(stored: Stored, args: Props): Promise<Difference> {
    const { inputs: news } = await this.check(stored.type, stored.name, args, stored.inputs);
    return this.provider.diff({ ...asRecorded(stored), news });
  }

  async update(stored: Stored, args: Props, { preview = false } = {}): Promise<Stored> {
    const { inputs } = await this.check(stored.type, stored.name, args, stored.inputs);
    const outputs = await this.provider.update({ ...asRecorded(stored), news: inputs, preview });
    return { ...stored, inputs, outputs };
  }

  async read(stored: Stored): Promise<Props | undefined> {
    return (await this.provider.read({ ...asRecorded(stored), inputs: stored.inputs, outputs: stored.outputs }))
      ?.outputs;
  }

  async delete(stored: Stored): Promise<void> {
    await this.provider.delete({ ...asRecorded(stored), outputs: stored.outputs });
  }

  invoke(token: string): void {
    this.provider.invoke(token);
  }
}

function identity(type: string, name: string) {
  return { urn: `urn:pulumi:dev::test::${type}::${name}`, type, name };
}

function asRecorded({ type, name, id, inputs, outputs }: Stored) {
  return { ...identity(type, name), id, oldInputs: inputs, oldOutputs: outputs };
}
