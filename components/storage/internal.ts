export * from "./bucket/internal";
