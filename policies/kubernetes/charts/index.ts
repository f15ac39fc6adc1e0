export { chartJudged } from "./chartJudged";
