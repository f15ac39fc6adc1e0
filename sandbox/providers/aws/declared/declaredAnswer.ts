import { type Declarations, samplesOf } from "../../../declarations";
import type { Props } from "../../protocol";
import type { Draw } from "../draw";
import { evaluated, lookInto, type Place } from "../forming";
import { awsText, serviceOf } from "./texts";

/** What a function that nothing else answers is answered with: its arguments, and the rest by the types that the SDK declares. */
export function declaredAnswer(
  token: string,
  args: Props,
  place: Place,
  declarations: Declarations,
  draw: Draw,
): Props {
  const named = "name" in args ? "name" : "logicalName";
  const texts = awsText(serviceOf(token), named);
  // The id that getSubnet answers is one of a subnet.
  const noun = (token.split(":").at(-1) ?? "").replace(/^get/, "").replace(/s$/, "");
  const textOf = (property: string) => texts(property === "id" ? `${noun}Id` : property);
  const samples = samplesOf(declarations.result(token) ?? {}, declarations, textOf);
  const look = lookInto({ id: "{lower:16}" }, place, { properties: args }, draw);
  const answered = Object.entries(samples)
    .filter(([name]) => args[name] === undefined)
    .map(([name, sample]) => [name, evaluated(sample, look)]);
  return { ...args, ...Object.fromEntries(answered) };
}
