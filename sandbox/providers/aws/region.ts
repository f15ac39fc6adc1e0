/**
 * What a region's name says about it.
 *
 * The stand-in knows this by itself rather than from components/: a mistake there must not be repeated here, or no test of
 * the stack against the sandbox could notice it.
 */

/** Id and DNS suffix by the first words of region codes. Source: botocore, botocore/data/partitions.json. */
const PARTITIONS: Readonly<Record<string, readonly [id: string, dnsSuffix: string]>> = {
  cn: ["aws-cn", "amazonaws.com.cn"],
  eusc: ["aws-eusc", "amazonaws.eu"],
  "us-gov": ["aws-us-gov", "amazonaws.com"],
  "us-iso": ["aws-iso", "c2s.ic.gov"],
  "us-isob": ["aws-iso-b", "sc2s.sgov.gov"],
  "eu-isoe": ["aws-iso-e", "cloud.adc-e.uk"],
  "us-isof": ["aws-iso-f", "csp.hci.ic.gov"],
};

const COMMERCIAL = ["aws", "amazonaws.com"] as const;

/** The partition that a region is in. */
export function partitionOf(region: string): string {
  return partition(region)[0];
}

/** The DNS suffix of the region's service endpoints. */
export function dnsSuffixOf(region: string): string {
  return partition(region)[1];
}

/** The DNS suffixes of all partitions. */
export function dnsSuffixes(): string[] {
  return [...new Set([COMMERCIAL, ...Object.values(PARTITIONS)].map(([, dnsSuffix]) => dnsSuffix))];
}

function partition(region: string): readonly [id: string, dnsSuffix: string] {
  const [area = "", group = ""] = region.split("-");
  return PARTITIONS[area] ?? PARTITIONS[`${area}-${group}`] ?? COMMERCIAL;
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
