import type { PolicyDefinition } from "../core";
import { accessLogging } from "./accessLogging";
import { authorizationNamesCallers } from "./authorizationNamesCallers";
import { controlPlaneSettings } from "./controlPlaneSettings";
import { denyByDefault } from "./denyByDefault";
import { destinationTls } from "./destinationTls";
import { egressNamedHosts } from "./egressNamedHosts";
import { egressRegistryOnly } from "./egressRegistryOnly";
import { gatewayTls } from "./gatewayTls";
import { linkerdDefaultPolicy } from "./linkerdDefaultPolicy";
import { linkerdNamesCallers } from "./linkerdNamesCallers";
import { linkerdServerPolicy } from "./linkerdServerPolicy";
import { namespaceEnrolled } from "./namespaceEnrolled";
import { noInjectionOptOut } from "./noInjectionOptOut";
import { noTrafficBypass } from "./noTrafficBypass";
import { peerAuthenticationStrict } from "./peerAuthenticationStrict";
import { strictMutualTls } from "./strictMutualTls";
import { tokenAudience } from "./tokenAudience";
import { tokenRequired } from "./tokenRequired";

/** Policies about the service mesh, Istio or Linkerd. */
export const meshPolicies: readonly PolicyDefinition[] = [
  namespaceEnrolled,
  noInjectionOptOut,
  noTrafficBypass,
  peerAuthenticationStrict,
  strictMutualTls,
  denyByDefault,
  authorizationNamesCallers,
  destinationTls,
  tokenRequired,
  tokenAudience,
  gatewayTls,
  egressRegistryOnly,
  egressNamedHosts,
  controlPlaneSettings,
  accessLogging,
  linkerdDefaultPolicy,
  linkerdServerPolicy,
  linkerdNamesCallers,
];
