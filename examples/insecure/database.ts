import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";

/** A database that the team can also reach from home. */
export function createDatabase(vpc: aws.ec2.Vpc, subnets: readonly aws.ec2.Subnet[]): aws.rds.Instance {
  const access = new aws.ec2.SecurityGroup("database", { vpcId: vpc.id });
  new aws.vpc.SecurityGroupIngressRule("database-from-anywhere", {
    securityGroupId: access.id,
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    cidrIpv4: "0.0.0.0/0",
  });
  const password = new random.RandomPassword("database", { length: 20, special: false });
  return new aws.rds.Instance("invoices", {
    engine: "postgres",
    engineVersion: "16",
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    dbName: "invoices",
    username: "invoices",
    password: password.result,
    dbSubnetGroupName: new aws.rds.SubnetGroup("invoices", { subnetIds: subnets.map((subnet) => subnet.id) }).name,
    vpcSecurityGroupIds: [access.id],
    publiclyAccessible: true,
    skipFinalSnapshot: true,
  });
}
