export { createRandomProvider, randomProvider } from "./provider";
