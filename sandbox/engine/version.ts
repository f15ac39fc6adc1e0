/** The engine that is downloaded or built where none is installed. `go.mod` beside this file pins the same. */
export const ENGINE_VERSION = "3.256.0";

/** The oldest installed engine that the sandbox has been tried with. */
export const OLDEST_ENGINE_VERSION = "3.256.0";
