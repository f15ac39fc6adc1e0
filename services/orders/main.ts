import { runService } from "../middleware";
import { startOrders } from "./orders";

runService(() => startOrders(process.env));
