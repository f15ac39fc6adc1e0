import { PolicyPack } from "@pulumi/policy";
import { allPolicies } from "./all";
import { decodeOnce, pulumiPolicies } from "./pack";

decodeOnce();
new PolicyPack("secure-microservice", {
  displayName: "Secure microservice",
  description: "Blocks insecure microservice deployments on AWS, Kubernetes, Istio and Linkerd",
  tags: ["security", "microservice"],
  policies: pulumiPolicies(allPolicies),
});
