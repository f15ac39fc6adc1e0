export { startOrders } from "./orders";
