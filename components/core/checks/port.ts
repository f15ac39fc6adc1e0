import { wholeNumber } from "./number";
import type { Shape } from "./shape";

/** A TCP port that can be listened on. */
export const port: Shape<number> = wholeNumber(1, 65_535);
