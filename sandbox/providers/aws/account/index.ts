export { type Account, accountInFolder, accountInMemory, type Thing } from "./account";
export { change, create, type Known, noted, takeAway } from "./lifecycle";
