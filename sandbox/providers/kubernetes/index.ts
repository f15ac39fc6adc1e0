export { ApiClient, ApiError, Cluster, clusterAccess } from "./cluster";
export { KubernetesProvider, kubernetesProvider } from "./provider";
export { readSettings } from "./settings";
