import { policiesIn } from "../core";
import * as apigateway from "./apigateway";
import * as appsync from "./appsync";
import * as autoscaling from "./autoscaling";
import * as backup from "./backup";
import * as cloudfront from "./cloudfront";
import * as cloudtrail from "./cloudtrail";
import * as cloudwatch from "./cloudwatch";
import * as codebuild from "./codebuild";
import * as cognito from "./cognito";
import * as detection from "./detection";
import * as dynamodb from "./dynamodb";
import * as ec2 from "./ec2";
import * as ecr from "./ecr";
import * as ecs from "./ecs";
import * as ecsTasks from "./ecsTasks";
import * as efs from "./efs";
import * as eks from "./eks";
import * as elasticache from "./elasticache";
import * as iam from "./iam";
import * as iamPeople from "./iamPeople";
import * as kms from "./kms";
import * as lambda from "./lambda";
import * as lb from "./lb";
import * as lbSettings from "./lbSettings";
import * as messaging from "./messaging";
import * as opensearch from "./opensearch";
import * as rds from "./rds";
import * as rdsAvailability from "./rdsAvailability";
import * as route53 from "./route53";
import * as s3 from "./s3";
import * as s3Access from "./s3Access";
import * as sdk from "./sdk";
import * as secretsmanager from "./secretsmanager";
import * as ssm from "./ssm";
import * as streaming from "./streaming";
import * as vpc from "./vpc";
import * as wafv2 from "./wafv2";

/** Policies about resources of AWS. */
export const awsPolicies = policiesIn(
  apigateway,
  appsync,
  autoscaling,
  backup,
  cloudfront,
  cloudtrail,
  cloudwatch,
  codebuild,
  cognito,
  detection,
  dynamodb,
  ec2,
  ecr,
  ecs,
  ecsTasks,
  efs,
  eks,
  elasticache,
  iam,
  iamPeople,
  kms,
  lambda,
  lb,
  lbSettings,
  messaging,
  opensearch,
  rds,
  rdsAvailability,
  route53,
  s3,
  s3Access,
  sdk,
  secretsmanager,
  ssm,
  streaming,
  vpc,
  wafv2,
);
