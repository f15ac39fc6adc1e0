export * from "./bucket";
export * from "./topic";
