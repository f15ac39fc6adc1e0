export { startPayments } from "./payments";
