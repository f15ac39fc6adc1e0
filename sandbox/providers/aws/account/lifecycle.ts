import { isDeepStrictEqual } from "node:util";
import { type Props, ProviderError, type Value } from "../../protocol";
import type { Look, ResourceForm } from "../table";
import type { Account, Identity, Thing } from "./account";

/** A resource of Pulumi's, all of whose properties are known. */
export interface Known {
  readonly type: string;
  readonly urn: string;
  readonly form: ResourceForm;
  /** Looks up what is known of it. */
  readonly look: Look;
}

/**
 * Puts a new resource into the account, in place of what AWS takes for the same thing.
 *
 * @throws ProviderError for what AWS refuses: by its inputs alone, or because something is there that it must not replace
 */
export function create(account: Account, resource: Known): void {
  const invalid = resource.form.invalid?.(resource.look);
  if (invalid !== undefined) throw new ProviderError(invalid);
  refuseSecond(account, resource);
  account.put(thingOf(resource));
}

/**
 * Changes a resource in place, be it what AWS tells it apart by.
 *
 * @throws ProviderError for what it cannot become, because something is that already
 */
export function change(account: Account, before: Known, after: Known): void {
  if (!isDeepStrictEqual(identityOf(before), identityOf(after))) {
    refuseSecond(account, after);
    account.remove(identityOf(before));
  }
  account.put(thingOf(after));
}

/** What is there under the same URN is no second one: an earlier run made it, and ended before the engine knew of it. */
function refuseSecond(account: Account, resource: Known): void {
  const there = account.find(identityOf(resource));
  const { urn, form, look } = resource;
  const taken = there !== undefined && there.urn !== urn ? form.inAccount?.taken?.(look) : undefined;
  if (taken !== undefined) throw new ProviderError(taken);
}

/**
 * The properties that the thing has now, which another resource may have changed, of those that are noted; nothing if it
 * is gone.
 */
export function noted(account: Account, resource: Known): Props | undefined {
  return account.find(identityOf(resource))?.noted;
}

/**
 * Takes away the thing that a resource stands for, whichever resource wrote it last, and all that is part of it.
 *
 * @throws ProviderError for what AWS refuses to delete: what something else uses, and what is protected against deletion
 */
export function takeAway(account: Account, resource: Known): void {
  const { form, look } = resource;
  refuseDeletion(account, form, look);
  const names = namesOf(look);
  for (const thing of account.all()) if (names.has(thing.partOf)) account.remove(thing);
  account.remove(identityOf(resource));
}

function refuseDeletion(account: Account, { inAccount, deletionProtection }: ResourceForm, look: Look): void {
  const { property, on = true } = deletionProtection ?? {};
  if (property !== undefined && isDeepStrictEqual(look(property), on)) {
    throw new ProviderError(
      `${look.text("id")} is protected against deletion: ${property} is ${on}; bring the stack up without it first`,
    );
  }
  const names = namesOf(look);
  const inUse = inAccount?.inUse;
  if (inUse !== undefined && account.all().some(({ uses }) => uses.some((name) => names.has(name)))) {
    throw new ProviderError(look.fill(inUse));
  }
}

function thingOf(resource: Known): Thing {
  const { urn, form, look } = resource;
  const { uses = [], partOf, noted: paths = [] } = form.inAccount ?? {};
  return {
    ...identityOf(resource),
    urn,
    uses: uses.flatMap((property) => namesIn(look(property))),
    partOf: partOf === undefined ? "" : look.text(partOf),
    noted: Object.fromEntries(paths.map((path) => [path, look(path)])),
  };
}

function identityOf({ type, urn, form: { global, inAccount }, look }: Known): Identity {
  const key = inAccount?.key === undefined ? `${urn} ${look.text("id")}` : look.fill(inAccount.key);
  return { type, region: global ? "" : look.text("region"), key };
}

/** What others call it by. */
function namesOf(look: Look): ReadonlySet<string> {
  return new Set([look.text("id"), look.text("arn")].filter(Boolean));
}

/** The ids and ARNs in a value, at any depth; nothing else, for there may be secrets beside them. */
function namesIn(value: Value | undefined): string[] {
  if (typeof value === "string") return /^(arn:|[a-z]+-[0-9a-f]{8,17}$)/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(namesIn) : [];
}
