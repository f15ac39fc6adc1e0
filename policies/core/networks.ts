import { isIPv4, isIPv6 } from "node:net";

/**
 * Whether a range of addresses takes in so much of the internet that it names nobody. No single organisation holds more
 * than a /8 of IPv4, or more than a /16 of IPv6: registries themselves are given /12 (IANA, "IPv6 Global Unicast Address
 * Assignments"). So halves and quarters of the internet, which together are all of it, count each by itself.
 *
 * @param range in the notation of CIDR: `0.0.0.0/0`, `::/0`, `0.0.0.0/1`
 */
export function isInternet(range: string): boolean {
  const [address = "", length, ...more] = range.trim().split("/");
  if (length === undefined || !/^\d+$/.test(length) || more.length > 0) return false;
  if (isIPv4(address)) return Number(length) < 8;
  // fc00::/7 is private however short its prefix (RFC 4193).
  return isIPv6(address) && Number(length) < 12 && !/^f[cd]/i.test(address);
}
