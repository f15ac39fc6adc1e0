export { trailEncrypted } from "./trailEncrypted";
export { trailEverywhere } from "./trailEverywhere";
export { trailValidated } from "./trailValidated";
export { trailWatched } from "./trailWatched";
