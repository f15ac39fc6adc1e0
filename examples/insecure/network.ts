import * as aws from "@pulumi/aws";

/** A network with a load balancer on the internet. */
export function createNetwork() {
  const vpc = new aws.ec2.Vpc("invoices", { cidrBlock: "10.20.0.0/16", enableDnsHostnames: true });
  const subnets = ["a", "b"].map(
    (zone, index) =>
      new aws.ec2.Subnet(`invoices-${zone}`, {
        vpcId: vpc.id,
        cidrBlock: `10.20.${index}.0/24`,
        availabilityZone: `eu-central-1${zone}`,
        mapPublicIpOnLaunch: true,
      }),
  );

  const web = new aws.ec2.SecurityGroup("web", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 80, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  });
  const loadBalancer = new aws.lb.LoadBalancer("invoices", {
    subnets: subnets.map((subnet) => subnet.id),
    securityGroups: [web.id],
  });
  const targets = new aws.lb.TargetGroup("invoices", {
    vpcId: vpc.id,
    port: 8080,
    protocol: "HTTP",
    targetType: "ip",
    healthCheck: { path: "/" },
  });
  const certificate = new aws.acm.Certificate("invoices", {
    domainName: "invoices.example.com",
    validationMethod: "EMAIL",
  });
  new aws.lb.Listener("http", {
    loadBalancerArn: loadBalancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
  });
  new aws.lb.Listener("https", {
    loadBalancerArn: loadBalancer.arn,
    port: 443,
    protocol: "HTTPS",
    certificateArn: certificate.arn,
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
  });
  return { vpc, subnets, loadBalancer };
}
