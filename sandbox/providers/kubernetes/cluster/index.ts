export { ApiClient, ApiError } from "./apiClient";
export { Cluster } from "./cluster";
export { type ClusterAccess, clusterAccess } from "./kubeconfig";
