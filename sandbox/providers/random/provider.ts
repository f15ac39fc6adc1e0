import { logicalProvider } from "../logical";
import { currentTime, type StandInProvider } from "../protocol";
import { randomBytesResource, randomId } from "./bytes";
import { randomPassword, randomString } from "./characters";
import { randomInteger } from "./integer";
import { randomPet } from "./pet";
import { randomShuffle } from "./shuffle";
import { randomUuid, randomUuid7 } from "./uuid";

/**
 * Stands in for the random plugin: the same resources, really random (from the system's cryptographic generator), the
 * same until keepers or another input change.
 *
 * What follows from a `seed`, and the words of a RandomPet, differ from the real provider's.
 *
 * @param now the clock that RandomUuid7 reads
 */
export function createRandomProvider({
  now = () => currentTime(),
}: {
  readonly now?: () => Date;
} = {}): StandInProvider {
  return logicalProvider({
    name: "random",
    version: "4.21.2",
    resources: {
      "random:index/randomBytes:RandomBytes": randomBytesResource,
      "random:index/randomId:RandomId": randomId,
      "random:index/randomInteger:RandomInteger": randomInteger,
      "random:index/randomPassword:RandomPassword": randomPassword,
      "random:index/randomPet:RandomPet": randomPet,
      "random:index/randomShuffle:RandomShuffle": randomShuffle,
      "random:index/randomString:RandomString": randomString,
      "random:index/randomUuid:RandomUuid": randomUuid,
      "random:index/randomUuid4:RandomUuid4": randomUuid,
      "random:index/randomUuid7:RandomUuid7": randomUuid7(now),
    },
    howToAdd: "Add it to the table in sandbox/providers/random/provider.ts.",
  });
}

/** The provider that `main.ts` serves. */
export const randomProvider = createRandomProvider();
