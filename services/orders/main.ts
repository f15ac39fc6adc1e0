import { runService } from "../server";
import { startOrders } from "./orders";

runService(() => startOrders(process.env));
