import { policiesIn } from "../core";
import * as admission from "./admission";
import * as charts from "./charts";
import * as gatewayApi from "./gatewayApi";
import * as ingress from "./ingress";
import * as namespaces from "./namespaces";
import * as networking from "./networking";
import * as networkPaths from "./networkPaths";
import * as podSecurity from "./podSecurity";
import * as pods from "./pods";
import * as rbac from "./rbac";
import * as rbacPaths from "./rbacPaths";
import * as scheduling from "./scheduling";
import * as secrets from "./secrets";
import * as storage from "./storage";

/** Policies about workloads, access and isolation in Kubernetes. */
export const kubernetesPolicies = policiesIn(
  admission,
  charts,
  gatewayApi,
  ingress,
  namespaces,
  networkPaths,
  networking,
  podSecurity,
  pods,
  rbac,
  rbacPaths,
  scheduling,
  secrets,
  storage,
);
