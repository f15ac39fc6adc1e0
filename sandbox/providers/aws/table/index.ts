export { coveredTypes, formOf } from "./coverage";
export type { Autoname, Formula, Look, ResourceForm } from "./resourceForm";
