export { InMemoryStore } from "./inMemoryStore";
