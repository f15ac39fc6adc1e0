import * as pulumi from "@pulumi/pulumi";
import { readSettings } from "./settings";

readSettings((key) => {
  const [namespace = "", name = ""] = key.split(":");
  return new pulumi.Config(namespace).get(name);
});
