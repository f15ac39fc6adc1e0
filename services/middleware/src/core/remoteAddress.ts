import { isIPv6 } from "node:net";

/**
 * The address to count a client by: IPv4 in full (also where it arrives mapped into IPv6), IPv6 by its /64 network, the
 * smallest block that one client is given. Source: RFC 6177, section 2.
 *
 * @returns `unknown` for a connection that is already gone
 */
export function clientAddress(remoteAddress: string | undefined): string {
  const address = remoteAddress ?? "unknown";
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? `${networkGroups(address).join(":")}::/64` : address;
}

/** The first four of the eight groups, with the run of zeros that `::` stands for written out. */
function networkGroups(address: string): string[] {
  const [withoutZone = ""] = address.toLowerCase().split("%");
  const [head = "", tail] = withoutZone.split("::");
  const groups = (text: string): string[] => (text === "" ? [] : text.split(":"));
  const first = groups(head);
  const last = tail === undefined ? [] : groups(tail);
  const zeros: string[] = Array(Math.max(0, 8 - first.length - last.length)).fill("0");
  return [...first, ...zeros, ...last].slice(0, 4);
}
