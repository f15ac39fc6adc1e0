import { policiesIn } from "../core";
import * as cloudwatch from "./cloudwatch";
import * as dynamodb from "./dynamodb";
import * as ec2 from "./ec2";
import * as ecr from "./ecr";
import * as eks from "./eks";
import * as iam from "./iam";
import * as kms from "./kms";
import * as lambda from "./lambda";
import * as lb from "./lb";
import * as messaging from "./messaging";
import * as rds from "./rds";
import * as s3 from "./s3";
import * as secretsmanager from "./secretsmanager";
import * as wafv2 from "./wafv2";

/** Policies about resources of AWS. */
export const awsPolicies = policiesIn(
  cloudwatch,
  dynamodb,
  ec2,
  ecr,
  eks,
  iam,
  kms,
  lambda,
  lb,
  messaging,
  rds,
  s3,
  secretsmanager,
  wafv2,
);
