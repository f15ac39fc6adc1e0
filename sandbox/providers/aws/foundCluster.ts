import { asList, asText, type Props, type Value } from "../protocol";
import { seededDraw } from "./draw";
import { formResource } from "./forming";
import { formOf } from "./table";

const CLUSTER = "aws:eks/cluster:Cluster";

/**
 * The EKS cluster of that name, as `aws.eks.getCluster` finds it: the stand-in finds every one that it is asked for, always
 * with the same endpoint.
 */
export function foundCluster(args: Props, account: string, region: string): Props {
  const name = asText(args.name);
  const place = { region, account, logicalName: name };
  const properties = { name, roleArn: "", tags: {} };
  const { id, outputs } = formResource(
    formOf(CLUSTER),
    place,
    { properties },
    seededDraw(`${account}/${region}/${name}`),
  );
  const { certificateAuthority, accessConfig, kubernetesNetworkConfig, vpcConfig, ...others } = outputs;
  return {
    ...properties,
    ...others,
    id,
    region,
    vpcConfig,
    certificateAuthorities: listOf(certificateAuthority),
    accessConfigs: listOf(accessConfig),
    kubernetesNetworkConfigs: listOf(kubernetesNetworkConfig),
  };
}

/** A function's answer holds a list where a resource holds an object. */
function listOf(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : asList([value]);
}
