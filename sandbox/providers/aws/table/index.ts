export { coveredTypes, formOf } from "./coverage";
export type { Autoname, Formula, InAccount, Look, ResourceForm } from "./resourceForm";
