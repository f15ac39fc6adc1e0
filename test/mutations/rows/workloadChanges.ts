import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { applyTransform, type DeepPartial } from "../../../components/core";
import { HardenedWorkload, type HardenedWorkloadArgs } from "../../../components/workload";
import { image } from "./fixtures";

type Container = pulumi.Unwrap<kubernetes.types.input.core.v1.Container>;
type PodSpec = pulumi.Unwrap<kubernetes.types.input.core.v1.PodSpec>;

export const orders = (args: Partial<HardenedWorkloadArgs> = {}) =>
  new HardenedWorkload("orders", { namespace: "orders", image, ...args });

export const pod = (changes: DeepPartial<PodSpec>) => () =>
  orders({ transform: { deployment: { spec: { template: { spec: changes } } } } });

export const container = (changes: DeepPartial<Container>) => () =>
  orders({
    transform: {
      deployment: (args) => ({
        ...args,
        spec: pulumi.output(args.spec).apply((spec) => {
          const containers = (spec?.template.spec?.containers ?? []).map((given) => applyTransform(given, changes));
          const selector = spec?.selector ?? {};
          return { ...spec, selector, template: { ...spec?.template, spec: { ...spec?.template.spec, containers } } };
        }),
      }),
    },
  });
