export { s3AccessPointBlock } from "./s3AccessPointBlock";
export { s3AccountBlock } from "./s3AccountBlock";
export { s3CorsOrigins } from "./s3CorsOrigins";
