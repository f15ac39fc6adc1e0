export { coveredTypes, formOf, isCovered } from "./coverage";
export { type Autoname, type Formula, type InAccount, type Look, named, type ResourceForm } from "./resourceForm";
