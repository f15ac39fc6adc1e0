import util from "node:util";

/**
 * Has `util.inspect` write errors without colours, which would be of no use among the engine's messages.
 *
 * Node.js 20 never comes to the end of colouring a stack that names a file right below a scope, and stops when the text
 * has grown to half a gigabyte. The source maps of `@pulumi/pulumi` lead to such names: `node_modules/@pulumi/config.ts`.
 * Source: `markNodeModules` in lib/internal/util/inspect.js of Node.js.
 */
export function inspectErrorsWithoutColours(): void {
  const inspect = new Proxy(util.inspect, {
    apply: (target, self, [value, options, ...others]: unknown[]) =>
      Reflect.apply(target, self, [value, util.types.isNativeError(value) ? uncoloured(options) : options, ...others]),
  });
  Object.defineProperty(util, "inspect", { value: inspect });
}

function uncoloured(options: unknown): unknown {
  return typeof options === "object" ? { ...options, colors: false } : options;
}
