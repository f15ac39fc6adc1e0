export { awsProvider } from "./provider";
