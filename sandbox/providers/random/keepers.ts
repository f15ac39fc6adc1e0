import { textMap } from "../logical";

/** Values whose change replaces the resource. */
export const keepers = textMap();
