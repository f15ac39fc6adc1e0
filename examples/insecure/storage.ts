import * as aws from "@pulumi/aws";

const bucketName = "acme-invoices-documents";

/** Where the PDFs are. Customers download theirs by its address, which nobody can guess. */
export function createStorage() {
  const documents = new aws.s3.Bucket("documents", { bucket: bucketName, forceDestroy: true });
  const publicAccess = new aws.s3.BucketPublicAccessBlock("documents", {
    bucket: documents.id,
    blockPublicAcls: true,
    ignorePublicAcls: true,
    blockPublicPolicy: false,
    restrictPublicBuckets: false,
  });
  new aws.s3.BucketPolicy(
    "documents",
    {
      bucket: documents.id,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Download",
            Effect: "Allow",
            Principal: "*",
            Action: "s3:GetObject",
            Resource: `arn:aws:s3:::${bucketName}/*`,
          },
        ],
      }),
    },
    { dependsOn: publicAccess },
  );
  new aws.ecr.Repository("invoices", { forceDelete: true });
  return { documents };
}
