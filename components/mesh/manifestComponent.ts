import * as kubernetes from "@pulumi/kubernetes";
import { applyTransform, SecureComponent, type Transform } from "../core";
import type { Manifest } from "./manifest";

/** A component that creates what was compiled from rules, each thing once. */
export abstract class ManifestComponent extends SecureComponent {
  private readonly declared = new Set<string>();

  protected create(
    manifest: Manifest<string, string, object>,
    transform: Transform<kubernetes.apiextensions.CustomResourceArgs> | undefined,
  ): kubernetes.apiextensions.CustomResource {
    return new kubernetes.apiextensions.CustomResource(
      this.resourceName(manifest.metadata.name),
      applyTransform<kubernetes.apiextensions.CustomResourceArgs>({ ...manifest }, transform),
      this.childOptions(),
    );
  }

  protected isDeclared(what: string): boolean {
    return this.declared.has(what);
  }

  /** True the first time it is asked about something. */
  protected once(what: string): boolean {
    if (this.declared.has(what)) return false;
    this.declared.add(what);
    return true;
  }

  // Objects are named after the member, which the component often is as well.
  protected resourceName(objectName: string): string {
    return objectName.startsWith(`${this.name}-`) ? objectName : this.childName(objectName);
  }
}
