import { policiesIn } from "../core";
import * as apigateway from "./apigateway";
import * as cloudfront from "./cloudfront";
import * as cloudwatch from "./cloudwatch";
import * as dynamodb from "./dynamodb";
import * as ec2 from "./ec2";
import * as ecr from "./ecr";
import * as ecs from "./ecs";
import * as ecsTasks from "./ecsTasks";
import * as efs from "./efs";
import * as eks from "./eks";
import * as elasticache from "./elasticache";
import * as iam from "./iam";
import * as kms from "./kms";
import * as lambda from "./lambda";
import * as lb from "./lb";
import * as messaging from "./messaging";
import * as opensearch from "./opensearch";
import * as rds from "./rds";
import * as rdsAvailability from "./rdsAvailability";
import * as s3 from "./s3";
import * as secretsmanager from "./secretsmanager";
import * as streaming from "./streaming";
import * as wafv2 from "./wafv2";

/** Policies about resources of AWS. */
export const awsPolicies = policiesIn(
  apigateway,
  cloudfront,
  cloudwatch,
  dynamodb,
  ec2,
  ecr,
  ecs,
  ecsTasks,
  efs,
  eks,
  elasticache,
  iam,
  kms,
  lambda,
  lb,
  messaging,
  opensearch,
  rds,
  rdsAvailability,
  s3,
  secretsmanager,
  streaming,
  wafv2,
);
