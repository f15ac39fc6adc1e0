export { declaredAnswer } from "./declaredAnswer";
export { declaredForm } from "./declaredForm";
