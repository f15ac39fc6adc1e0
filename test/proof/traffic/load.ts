import { join } from "node:path";
import { connect } from "node:tls";
import type { RunningPod } from "../../testbed";
import type { Load, Outcomes } from "./loadGenerator";
import { bodyFor, headersWith } from "./observe";
import type { TokenKind } from "./tokens";
import type { TrafficBed } from "./trafficBed";

/** Sends charges from a pod for a while. */
export async function charge(
  bed: TrafficBed,
  from: RunningPod,
  options: Pick<Load, "seconds" | "concurrency"> & { readonly token?: TokenKind; readonly path?: string },
): Promise<Outcomes> {
  const { token = "a valid token", path = "/charges", seconds, concurrency } = options;
  const load: Load = {
    url: `http://payments.payments${path}`,
    method: "POST",
    headers: headersWith(bed.token(token)),
    body: bodyFor("payments"),
    seconds,
    concurrency,
  };
  const generator = join(__dirname, "loadGenerator.ts");
  return JSON.parse(await from.exec([process.execPath, "--import", "tsx", generator, JSON.stringify(load)]));
}

/** Serial number of the certificate that a sidecar shows, seen from outside the mesh. */
export function certificateOf(pod: RunningPod): Promise<string> {
  return new Promise((resolve, reject) => {
    // Looked at, not trusted; and the sidecar ends the connection afterwards, as this client shows no certificate.
    const socket = connect({ host: pod.address, port: 8080, ALPNProtocols: ["istio"], rejectUnauthorized: false });
    socket.on("secureConnect", () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.on("error", reject);
  });
}

/** Every outcome of several loads, each once. */
export function kindsOf(...loads: readonly Outcomes[]): string[] {
  return [...new Set(loads.flatMap((outcomes) => Object.keys(outcomes)))].sort();
}
