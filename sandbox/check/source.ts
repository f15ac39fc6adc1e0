import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { StateResource } from "./state";

/** A place in one of the user's own files. */
export interface SourcePlace {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** The folder that paths are told from: that of the repository, else that of the program. */
export function repositoryOf(program: string): string {
  for (let folder = program; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return program;
  }
}

/** Tells where each resource comes from. */
export class SourcePlaces {
  private readonly byUrn: ReadonlyMap<string, StateResource>;
  private readonly projectFolder: string;
  private readonly repository: string;

  /** @param projectFolder what the engine's positions are relative to */
  constructor(resources: readonly StateResource[], projectFolder: string, repository: string) {
    this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    this.projectFolder = projectFolder;
    this.repository = repository;
  }

  /** The innermost line of the user's own files that made a resource, or what it is a part of; `undefined` if none is known. */
  of(urn: string): SourcePlace | undefined {
    const resource = this.byUrn.get(urn);
    if (resource === undefined) return undefined;
    const positions = [resource.sourcePosition, ...(resource.stackTrace ?? []).map((frame) => frame.sourcePosition)];
    const [own] = positions.flatMap((position) => this.ownPlace(position) ?? []);
    return own ?? (resource.parent === undefined ? undefined : this.of(resource.parent));
  }

  private ownPlace(position = ""): SourcePlace | undefined {
    const [, path, line, column] = /^project:\/\/\/(.*)#(\d+),(\d+)$/.exec(position) ?? [];
    if (path === undefined) return undefined;
    const file = relative(this.repository, resolve(this.projectFolder, decodeURIComponent(path)));
    if (file.startsWith("..") || file.split(sep).includes("node_modules")) return undefined;
    return { file: file.split(sep).join("/"), line: Number(line), column: Number(column) };
  }
}
