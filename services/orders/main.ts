import { runService } from "../server/runService";

runService("orders", async () => (await import("./orders.js")).startOrders(process.env));
