import { runService } from "../server/runService";

runService("payments", async () => (await import("./payments.js")).startPayments(process.env));
