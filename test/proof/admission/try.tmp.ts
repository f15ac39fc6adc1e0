import { ControlPlane, Mesh, preparePrograms, istioctlAnalyze } from "../../testbed";
import { asList, asProps, type Props } from "../../../sandbox/providers/protocol";
import { StackOnCluster, kindsOf, labelOf } from "./stackOnCluster";
import { weakened, weakenings } from "./weakenings";
import { inventory } from "./inventory";
async function main() {
  const t0 = Date.now(); const lap = (s: string) => console.log(`[${((Date.now()-t0)/1000).toFixed(1)}] ${s}`);
  const programs = await preparePrograms();
  const plane = await ControlPlane.start(programs); lap("plane");
  let mesh: Mesh | undefined;
  try {
    mesh = await Mesh.start(plane); lap("mesh");
    const before = await inventory(plane); lap("inventory " + before.size);
    const stack = new StackOnCluster(plane, ["--no-policies"]);
    await stack.run("up"); lap("up");
    const declared = await stack.declared();
    for (const w of weakenings) {
      const said = await plane.cluster.dryRun(weakened(declared, w)).then((o) => "ACCEPTED!!" + JSON.stringify(asProps(o).spec ?? o), (e) => String(e.message));
      console.log(w.refusal.test(said) ? "ok  " : "BAD ", w.claim, "\n      ", said);
    }
    lap("weakened");
    await stack.run("destroy"); lap("destroyed");
    console.log([...(await inventory(plane))].filter((o) => !before.has(o)));
    lap("inventory");
    if (!process.argv[2]) return;
    const opts = new StackOnCluster(plane, ["--program", "/work/main/test/proof/admission/programs/everyOption", "--config", "mesh=istio", "--no-policies"]);
    await opts.run("up").then(() => lap("options up"), (e) => console.log(e.message.slice(-6000)));
    const objects = await opts.stored();
    console.log(kindsOf(objects));
    console.log(await istioctlAnalyze(programs, objects));
    await new Promise((r) => setTimeout(r, 3000));
    const events = asList((await plane.client.request("GET", "/api/v1/events")).items).map(asProps);
    for (const e of events.filter((e) => e.type === "Warning" || /Failed/.test(String(e.reason)))) console.log("EVENT", asProps(e.involvedObject).kind, asProps(e.involvedObject).name, e.reason, e.message, e.count);
    for (const w of ["deployments", "statefulsets"]) for (const d of asList((await plane.client.request("GET", `/apis/apps/v1/${w}`)).items).map(asProps)) console.log(w, asProps(d.metadata).name, asProps(d.spec).replicas, asProps(d.status));
    await opts.run("up").then((r) => lap("options up 2 " + JSON.stringify(r.report.changes)), (e) => console.log(e.message.slice(-6000)));
    await opts.run("destroy"); lap("destroyed");
    console.log([...(await inventory(plane))].filter((o) => !before.has(o)));
  } finally { await mesh?.stop(); await plane.stop(); lap("stopped"); }
}
main().catch((e) => { console.error(e); process.exit(1); });
