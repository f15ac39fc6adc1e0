export { StackedProvider, type Stored } from "./stackedProvider";
