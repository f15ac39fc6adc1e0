import { policiesIn } from "../core";
import * as bypass from "./bypass";
import * as common from "./common";
import * as istio from "./istio";
import * as linkerd from "./linkerd";

/** Policies about the service mesh, Istio or Linkerd. */
export const meshPolicies = policiesIn(bypass, common, istio, linkerd);
