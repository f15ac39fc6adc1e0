export { accountInFolder } from "./account";
export { awsProvider } from "./provider";
export { surroundingsIn } from "./settings";
