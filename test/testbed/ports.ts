import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";

/** As many ports of the loopback interface as are asked for, all free at the moment. */
export async function freePorts(count: number): Promise<number[]> {
  // Held at the same time, so that all differ.
  const servers = await Promise.all(Array.from({ length: count }, listening));
  const ports = servers.map(portOf);
  await Promise.all(servers.map(closed));
  return ports;
}

async function listening(): Promise<Server> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the socket has no port");
  return address.port;
}

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}
