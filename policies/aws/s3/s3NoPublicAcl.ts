import { type PolicyResource, policy, record, records, text } from "../../core";
import { bucketPartTypes, bucketTypes } from "./_helpers";

/** Source: Amazon S3 User Guide, "Access control list (ACL) overview", canned ACLs and predefined groups. */
const publicAcls = new Set(["public-read", "public-read-write", "authenticated-read"]);
const publicGroups = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

export const s3NoPublicAcl = policy({
  name: "aws-s3-no-public-acl",
  rationale: "Lists of single objects are overlooked, and one of them is enough to publish it.",
  title: "Access control lists of S3 buckets let nobody in but their owner",
  severity: "critical",
  controls: { nist80053: ["AC-3", "AC-6"], awsFsbp: ["S3.2", "S3.3", "S3.12"] },
  remediation: "Leave access control lists out and turn them off with BucketOwnershipControls.",
  resources: [...bucketTypes, ...bucketPartTypes.acl],
  check: (resource, report) => {
    const acl = text(resource.props.acl) ?? "";
    if (publicAcls.has(acl)) report(`acl is ${acl}`);
    for (const group of granteesOf(resource)) {
      if (publicGroups.test(group)) report(`grants access to ${group}`);
    }
  },
});

/** Groups that a bucket, or its access control list, grants something to. */
function granteesOf({ props }: PolicyResource): string[] {
  const listed = records(record(props.accessControlPolicy).grants).map((grant) => record(grant.grantee).uri);
  return [...records(props.grants).map((grant) => grant.uri), ...listed].flatMap((uri) => text(uri) ?? []);
}
