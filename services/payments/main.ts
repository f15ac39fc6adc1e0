import { runService } from "../middleware";
import { startPayments } from "./payments";

runService(() => startPayments(process.env));
