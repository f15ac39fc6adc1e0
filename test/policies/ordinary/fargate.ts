import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** A service on Fargate with a database and a load balancer, as people write it. */
export function fargate(): void {
  const vpc = new aws.ec2.Vpc("shop", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
  const subnets = ["a", "b"].map(
    (zone, index) =>
      new aws.ec2.Subnet(`private-${zone}`, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone: `eu-central-1${zone}`,
      }),
  );
  const subnetIds = subnets.map(({ id }) => id);

  const edge = new aws.ec2.SecurityGroup("edge", {
    vpcId: vpc.id,
    ingress: [80, 443].map((port) => ({ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: ["0.0.0.0/0"] })),
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  });
  const tasks = new aws.ec2.SecurityGroup("tasks", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 8080, toPort: 8080, securityGroups: [edge.id] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  });

  const certificate = new aws.acm.Certificate("shop", { domainName: "shop.example.com", validationMethod: "DNS" });
  const balancer = new aws.lb.LoadBalancer("shop", { securityGroups: [edge.id], subnets: subnetIds });
  const target = new aws.lb.TargetGroup("shop", { vpcId: vpc.id, port: 8080, protocol: "HTTP", targetType: "ip" });
  new aws.lb.Listener("http", {
    loadBalancerArn: balancer.arn,
    port: 80,
    defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
  });
  new aws.lb.Listener("https", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    certificateArn: certificate.arn,
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
  });

  const database = new aws.rds.Instance("shop", {
    engine: "postgres",
    instanceClass: "db.t4g.small",
    allocatedStorage: 20,
    storageEncrypted: true,
    username: "shop",
    manageMasterUserPassword: true,
    backupRetentionPeriod: 7,
    dbSubnetGroupName: new aws.rds.SubnetGroup("shop", { subnetIds }).name,
  });

  const logs = new aws.cloudwatch.LogGroup("shop", { retentionInDays: 30 });
  const role = new aws.iam.Role("execution", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"],
  });
  const cluster = new aws.ecs.Cluster("shop");
  const task = new aws.ecs.TaskDefinition("shop", {
    family: "shop",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    executionRoleArn: role.arn,
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "shop",
        image: "ghcr.io/example/shop:1.4.2",
        portMappings: [{ containerPort: 8080 }],
        environment: [
          { name: "DB_HOST", value: database.address },
          { name: "DB_SECRET", value: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop" },
        ],
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": logs.name } },
      },
    ]),
  });
  new aws.ecs.Service("shop", {
    cluster: cluster.arn,
    taskDefinition: task.arn,
    launchType: "FARGATE",
    desiredCount: 2,
    networkConfiguration: { subnets: subnetIds, securityGroups: [tasks.id] },
    loadBalancers: [{ targetGroupArn: target.arn, containerName: "shop", containerPort: 8080 }],
  });
}
