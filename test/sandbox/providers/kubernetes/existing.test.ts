import assert from "node:assert/strict";
import { StackedProvider } from "./stackedProvider";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const settings = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings", namespace: "shop" } };
const ALREADY = /^Error: ConfigMap shop\/settings: already exists and is not this resource's/;

describe("kubernetes stand-in: an object whose name is taken", () => {
  it("is not created again", async () => {
    const provider = new StackedProvider();
    await provider.create(CONFIG_MAP, "settings", settings);
    await assert.rejects(provider.create(CONFIG_MAP, "same", settings), ALREADY);
    await provider.create(CONFIG_MAP, "same", { ...settings, metadata: { name: "settings", namespace: "other" } });
  });

  it("is not created again by a resource that was only renamed in the program", async () => {
    const stored = await new StackedProvider().create(CONFIG_MAP, "settings", settings);
    const nextRun = new StackedProvider();
    await nextRun.diff(stored, settings);
    await assert.rejects(nextRun.create(CONFIG_MAP, "renamed", settings), ALREADY);
  });

  it("is created after the first was deleted, as a replacement does", async () => {
    const provider = new StackedProvider();
    const stored = await provider.create(CONFIG_MAP, "settings", settings);
    await provider.delete(stored);
    await provider.create(CONFIG_MAP, "settings", settings);
  });

  it("is previewed, because it may be deleted first", async () => {
    const provider = new StackedProvider();
    await provider.create(CONFIG_MAP, "settings", settings);
    await provider.create(CONFIG_MAP, "settings", settings, { preview: true });
  });

  it("is taken over where the provider is told to", async () => {
    const provider = new StackedProvider({ upsertExistingObjects: "true" });
    await provider.create(CONFIG_MAP, "settings", settings);
    await provider.create(CONFIG_MAP, "same", settings);
  });
});
