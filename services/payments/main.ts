import { runService } from "../framework";
import { startPayments } from "./payments";

runService(() => startPayments(process.env));
