import { runService } from "../framework";
import { startOrders } from "./orders";

runService(() => startOrders(process.env));
