import { dnsLabel, type Fields, input, optional, podLabels, port, someText } from "../core/checks";
import type { NetworkPeer } from "./networkPeer";

/** What each property of a NetworkPeer has to be. */
export const networkPeerFields: Fields<NetworkPeer> = {
  name: dnsLabel,
  namespace: input(dnsLabel),
  podLabels,
  port,
  servicePort: optional(port),
  appProtocol: optional(someText('what its port speaks, such as "http"')),
  headlessServiceName: optional(dnsLabel),
};
