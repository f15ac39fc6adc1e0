import { asList, asProps, asText, type Props } from "../../protocol";
import { type ApiClient, ApiError } from "./apiClient";

/** Where the API server keeps objects of a kind. */
export interface ApiResource {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Finds out what the API server serves, and remembers it. */
export class Discovery {
  private readonly known = new Map<string, ReadonlyMap<string, ApiResource>>();

  constructor(private readonly client: ApiClient) {}

  /** The resource of a kind; `undefined` while the API server does not serve it. */
  async resource(apiVersion: string, kind: string): Promise<ApiResource | undefined> {
    const remembered = this.known.get(apiVersion)?.get(kind);
    if (remembered) return remembered;
    const served = await this.served(apiVersion);
    this.known.set(apiVersion, served);
    return served.get(kind);
  }

  private async served(apiVersion: string): Promise<ReadonlyMap<string, ApiResource>> {
    try {
      const { resources } = await this.client.request("GET", apiPath(apiVersion));
      return new Map(asList(resources).map(asProps).filter(isWhole).map(asEntry));
    } catch (error) {
      if (error instanceof ApiError && error.code === 404) return new Map();
      throw error;
    }
  }
}

/** The path below which the API server keeps a version of a group. */
export function apiPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** Subresources such as `pods/status` are listed with their kind too. */
function isWhole(resource: Props): boolean {
  return !asText(resource.name).includes("/");
}

function asEntry(resource: Props): [string, ApiResource] {
  return [asText(resource.kind), { plural: asText(resource.name), namespaced: resource.namespaced === true }];
}
