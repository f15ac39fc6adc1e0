import { policiesIn } from "../core";
import * as acm from "./acm";
import * as x509 from "./x509";

/** Policies about X.509 certificates, from the `tls` provider or AWS Certificate Manager. */
export const certificatePolicies = policiesIn(acm, x509);
