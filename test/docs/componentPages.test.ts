import assert from "node:assert/strict";
import { argumentInterfaces, constructedComponents, methodsOf, outputsOf } from "../../docs/generate/componentPages";

describe("the page of a component", () => {
  for (const component of constructedComponents()) {
    it(`explains every argument, output and method of ${component.name}`, () => {
      const members = [
        ...argumentInterfaces(component).flatMap(({ name, properties }) =>
          properties.map((property) => ({ path: `${name}.${property.name}`, words: property.paragraphs })),
        ),
        ...outputsOf(component).map(({ name, paragraphs }) => ({ path: name, words: paragraphs })),
        ...methodsOf(component).map(({ name, paragraphs }) => ({ path: `${name}()`, words: paragraphs })),
      ];
      assert.deepEqual(
        members.filter(({ words }) => words.length === 0).map(({ path }) => path),
        [],
      );
    });
  }
});
