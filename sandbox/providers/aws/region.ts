/**
 * What a region's name says about it.
 *
 * The stand-in knows this by itself rather than from components/: a mistake there must not be repeated here, or no test of
 * the stack against the sandbox could notice it.
 */

/** Source: AWS General Reference, "Amazon Resource Names (ARNs)": partitions `aws`, `aws-cn` and `aws-us-gov`. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}

/** Source: AWS General Reference, "Service endpoints": China has its own domain, GovCloud (US) has not. */
export function dnsSuffixOf(region: string): string {
  return partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}

/** The first three Availability Zones of a region, as AWS names them: `eu-central-1a`. */
export function zonesOf(region: string): string[] {
  return ["a", "b", "c"].map((letter) => `${region}${letter}`);
}

/**
 * The ids of the first three Availability Zones, which unlike names mean the same place in every account: `euc1-az1`.
 * Source: AWS RAM User Guide, "Availability Zone IDs for your AWS resources".
 */
export function zoneIdsOf(region: string): string[] {
  const words = region.split("-");
  const number = words.pop() ?? "";
  const [area = "", ...directions] = words;
  const initials = directions
    .map((word) => (word === "gov" ? "g" : (word.match(/north|south|east|west|central/g) ?? []).map(initial).join("")))
    .join("");
  return [1, 2, 3].map((zone) => `${area}${initials}${number}-az${zone}`);
}

function initial(word: string): string {
  return word.slice(0, 1);
}
