import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** The accesses to data that a trail records, beside every call that manages something. */
export interface DataEvents {
  /**
   * ARNs of buckets whose objects are watched.
   *
   * @default none
   */
  readonly buckets?: readonly pulumi.Input<string>[];
  /**
   * ARNs of other resources, by their type as CloudTrail names it, such as `AWS::DynamoDB::Table`.
   *
   * @default none
   */
  readonly resources?: Readonly<Record<string, readonly pulumi.Input<string>[]>>;
}

type Selector = aws.types.input.cloudtrail.TrailAdvancedEventSelector;

/**
 * What a trail records: every call that manages something, whether it reads or writes, and the accesses to data that were
 * named. Selectors for data alone would leave the others out.
 *
 * Source: AWS CloudTrail User Guide, "Filtering data events by using advanced event selectors"; AWS CloudTrail API Reference,
 * `AdvancedFieldSelector`.
 */
export function trailSelectors({ buckets = [], resources = {} }: DataEvents): Selector[] {
  return [
    { name: "Management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
    ...(buckets.length === 0 ? [] : [objectsOf(buckets)]),
    ...Object.entries(resources)
      .filter(([, arns]) => arns.length > 0)
      .map(([type, arns]) => dataSelector(type, { equals: [...arns] })),
  ];
}

/** The slash ends the bucket's name: `arn:aws:s3:::invoices` alone would stand for `invoices-archive` as well. */
function objectsOf(buckets: readonly pulumi.Input<string>[]): Selector {
  return dataSelector("AWS::S3::Object", { startsWiths: buckets.map((arn) => pulumi.interpolate`${arn}/`) });
}

function dataSelector(
  type: string,
  arns: Pick<aws.types.input.cloudtrail.TrailAdvancedEventSelectorFieldSelector, "equals" | "startsWiths">,
): Selector {
  return {
    name: `Data of ${type}`,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [type] },
      { field: "resources.ARN", ...arns },
    ],
  };
}
