import { eventually } from "./eventually";
import type { PodLink, PodNetwork } from "./podNetwork";
import { Servers } from "./servers";

/** Where it listens: the address and port of the agent that hands out AWS credentials to pods of EKS. */
export const NODE_AGENT_ADDRESS = "169.254.170.23";

/** Answers every request with its path, for as long as the process runs. */
const ANSWERING = `require("node:http").createServer((request, response) => response.end(request.url))
  .listen(80, "${NODE_AGENT_ADDRESS}")`;

/** Stands in for an agent that runs on the node of pods: plain HTTP at a link-local address. It knows no credentials. */
export class NodeAgentStandIn {
  private constructor(
    private readonly network: PodNetwork,
    private readonly link: PodLink,
    private readonly servers: Servers,
  ) {}

  /** @param folder where its log goes */
  static async start(network: PodNetwork, folder: string): Promise<NodeAgentStandIn> {
    const link = network.addPod(NODE_AGENT_ADDRESS);
    const servers = new Servers(folder);
    const agent = new NodeAgentStandIn(network, link, servers);
    const server = servers.start("node-agent", "ip", ["netns", "exec", link.netns, process.execPath, "-e", ANSWERING]);
    try {
      await eventually("the agent of the node", () => {
        server.assertRunning();
        return network.listens(link, 80);
      });
      return agent;
    } catch (error) {
      await agent.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.servers.stop();
    this.network.removePod(this.link);
  }
}
