import { runService } from "../server";
import { startPayments } from "./payments";

runService(() => startPayments(process.env));
