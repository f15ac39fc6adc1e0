import { join } from "node:path";
import type { Props } from "../../sandbox/providers/protocol";
import type { ControlPlane } from "./controlPlane";
import { Istiod } from "./istio";
import { Node } from "./node";
import { PodNetwork } from "./podNetwork";
import { type Programs, preparePrograms } from "./programs";

/** What is set of a mesh before it starts. */
export interface MeshSettings {
  /** Settings of the mesh, such as `outboundTrafficPolicy`. */
  readonly meshConfig?: Props;
  /** Environment of istiod, beside this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A cluster with a mesh, and a node on which injected pods really run. */
export class Mesh {
  private constructor(
    readonly plane: ControlPlane,
    /** This machine's address as pods see it: the place to send requests from outside the mesh from. */
    readonly network: PodNetwork,
    readonly node: Node,
    readonly programs: Programs,
    private readonly istiod: Istiod,
  ) {}

  /** Installs the mesh in a control plane and starts it. */
  static async start(plane: ControlPlane, settings: MeshSettings = {}): Promise<Mesh> {
    const programs = await preparePrograms();
    const network = new PodNetwork();
    const mounted = join(plane.folder, "programs");
    let istiod: Istiod | undefined;
    try {
      istiod = await Istiod.start(plane, programs, { address: network.gateway, programs: mounted, ...settings });
      const node = await Node.join(plane, programs, network, mounted);
      return new Mesh(plane, network, node, programs, istiod);
    } catch (error) {
      await istiod?.stop();
      network.remove();
      throw error;
    }
  }

  /** Ends the pods and the mesh; the control plane stays. */
  async stop(): Promise<void> {
    await this.node.stop();
    await this.istiod.stop();
    this.network.remove();
  }
}
