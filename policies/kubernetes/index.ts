import { policiesIn } from "../core";
import * as namespaces from "./namespaces";
import * as networking from "./networking";
import * as pods from "./pods";
import * as rbac from "./rbac";
import * as secrets from "./secrets";
import * as storage from "./storage";

/** Policies about workloads, access and isolation in Kubernetes. */
export const kubernetesPolicies = policiesIn(namespaces, networking, pods, rbac, secrets, storage);
