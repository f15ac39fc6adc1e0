import type { Call } from "../content/calls";
import { escaped } from "./escaped";

/** Unit of all measures: pixels. */
const NODE = { width: 220, height: 34 };
const GAP = { x: 240, y: 22 };
const MARGIN = 16;

interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Who may call whom, as an SVG: callers to the left of those they call, each call an arrow that says what admits it. */
export function callGraph(calls: readonly Call[]): string {
  const nodes = placed(calls);
  const width = Math.max(...nodes.map(({ x }) => x)) + NODE.width + MARGIN;
  const height = Math.max(...nodes.map(({ y }) => y)) + NODE.height + MARGIN;
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const arrows = calls.flatMap((call) => {
    const [from, to] = [byName.get(call.from), byName.get(call.to)];
    return from && to ? [arrow(call, from, to)] : [];
  });
  return [
    `<svg class="calls" viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="Who may call whom">`,
    '<defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>',
    ...arrows,
    ...nodes.map(
      ({ name, x, y }) =>
        `<g><rect x="${x}" y="${y}" width="${NODE.width}" height="${NODE.height}" rx="6"/>` +
        `<text x="${x + NODE.width / 2}" y="${y + NODE.height / 2 + 4}">${escaped(name)}</text></g>`,
    ),
    "</svg>",
  ].join("\n");
}

function arrow(call: Call, from: Placed, to: Placed): string {
  const { operations, meshRule, networkPolicy } = call;
  const admitted = [meshRule && `mesh rule ${meshRule}`, networkPolicy && `NetworkPolicy ${networkPolicy}`].filter(
    Boolean,
  );
  const title = `${call.from} calls ${call.to}: ${operations.join("; ") || "anything"} (${admitted.join(", ")})`;
  const [startX, startY] = [from.x + NODE.width, from.y + NODE.height / 2];
  const [endX, endY] = [to.x, to.y + NODE.height / 2];
  const bend = Math.max(60, Math.abs(endX - startX) / 2);
  const path = `M${startX} ${startY}C${startX + bend} ${startY} ${endX - bend} ${endY} ${endX} ${endY}`;
  const kind = meshRule === "" ? "packets" : "mesh";
  return `<path class="${kind}" d="${path}" marker-end="url(#end)"><title>${escaped(title)}</title></path>`;
}

/** Callers that nobody calls come first; each callee in the column after the last of its callers, as far as that ends. */
function placed(calls: readonly Call[]): Placed[] {
  const names = [...new Set(calls.flatMap(({ from, to }) => [from, to]))].sort();
  const columns = new Map(names.map((name) => [name, 0]));
  for (let round = 0; round < names.length; round++) {
    for (const { from, to } of calls) {
      if (from === to) continue;
      const column = Math.min((columns.get(from) ?? 0) + 1, names.length);
      // A circle of calls would push its members on for ever.
      if (column > (columns.get(to) ?? 0) && round < 4) columns.set(to, column);
    }
  }
  const used = [...new Set(columns.values())].sort((one, other) => one - other);
  const rows = new Map<number, number>();
  return names.map((name) => {
    const column = used.indexOf(columns.get(name) ?? 0);
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return {
      name,
      x: MARGIN + column * (NODE.width + GAP.x / 2),
      y: MARGIN + row * (NODE.height + GAP.y),
    };
  });
}
