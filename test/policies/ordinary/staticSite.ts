import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** A static site behind CloudFront, as people write it: a private bucket, origin access control, a certificate and logs. */
export function staticSite(): void {
  const site = new aws.s3.Bucket("site");
  new aws.s3.BucketPublicAccessBlock("site", {
    bucket: site.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });

  const logs = new aws.s3.Bucket("logs");
  const ownership = new aws.s3.BucketOwnershipControls("logs", {
    bucket: logs.id,
    rule: { objectOwnership: "BucketOwnerPreferred" },
  });
  new aws.s3.BucketPublicAccessBlock("logs", {
    bucket: logs.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });

  const certificate = new aws.acm.Certificate("site", {
    domainName: "www.example.com",
    validationMethod: "DNS",
    region: "us-east-1",
  });
  const access = new aws.cloudfront.OriginAccessControl("site", {
    originAccessControlOriginType: "s3",
    signingBehavior: "always",
    signingProtocol: "sigv4",
  });
  const distribution = new aws.cloudfront.Distribution(
    "site",
    {
      enabled: true,
      defaultRootObject: "index.html",
      aliases: ["www.example.com"],
      origins: [{ originId: "site", domainName: site.bucketRegionalDomainName, originAccessControlId: access.id }],
      defaultCacheBehavior: {
        targetOriginId: "site",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      },
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: {
        acmCertificateArn: certificate.arn,
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
      loggingConfig: { bucket: logs.bucketDomainName },
    },
    { dependsOn: [ownership] },
  );

  new aws.s3.BucketPolicy("site", {
    bucket: site.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: pulumi.interpolate`${site.arn}/*`,
        Condition: { StringEquals: { "AWS:SourceArn": distribution.arn } },
      },
    }),
  });

  const zone = new aws.route53.Zone("example", { name: "example.com" });
  new aws.route53.Record("site", {
    zoneId: zone.id,
    name: "www.example.com",
    type: "A",
    aliases: [{ name: distribution.domainName, zoneId: distribution.hostedZoneId, evaluateTargetHealth: false }],
  });
}
