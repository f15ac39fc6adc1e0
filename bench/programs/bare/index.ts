import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

for (let index = 0; index < new pulumi.Config().requireNumber("resources"); index++) {
  new aws.cloudwatch.LogGroup(`group-${index}`, {});
}
