/** The page's looks, in light and in dark. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #cf222e; --mild: #9a6700; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
header { padding: 1.5rem 2rem; color: #fff; background: var(--good); }
header.bad { background: var(--bad); }
h1 { margin: 0; font-size: 1.5rem; }
h1 small { font-weight: normal; opacity: .8; }
header p { margin: .25rem 0 0; }
main { max-width: 75rem; margin: 0 auto; padding: 0 2rem 3rem; }
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; }
h3 { margin: 0; font-size: 1rem; }
h3 code { font-weight: normal; opacity: .75; }
article { margin: .5rem 0; padding: .6rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px; }
article.mandatory { border-left-color: var(--bad); }
article.advisory { border-left-color: var(--mild); }
article p { margin: .2rem 0; }
.place b { margin-left: .5rem; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8rem; font-weight: normal; }
.controls { opacity: .75; }
.error { padding: .6rem 1rem; border: 1px solid var(--bad); border-radius: 6px; white-space: pre-wrap; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
li.holds::marker { content: "\\2713  "; color: var(--good); }
li.fails::marker { content: "\\2717  "; color: var(--bad); }
svg.calls { max-width: 100%; height: auto; }
svg.calls rect { fill: Canvas; stroke: currentColor; }
svg.calls text { fill: currentColor; font-size: 12px; text-anchor: middle; }
svg.calls path { fill: none; stroke: currentColor; stroke-width: 1.5; opacity: .8; }
svg.calls path.packets { stroke-dasharray: 5 4; }
svg.calls marker path { fill: currentColor; stroke: none; }
`;
