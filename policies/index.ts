import { PolicyPack } from "@pulumi/policy";
import { allPolicies } from "./all";
import { deserializeOnce, pulumiPolicies, receiveConfiguration, Settings } from "./pack";

const settings = new Settings();
deserializeOnce();
receiveConfiguration(allPolicies, settings);
new PolicyPack("secure-microservice", {
  displayName: "Secure microservice",
  description: "Blocks insecure microservice deployments on AWS, Kubernetes, Istio and Linkerd",
  tags: ["security", "microservice"],
  policies: pulumiPolicies(allPolicies, settings),
});
