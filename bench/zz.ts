import { measureMemory } from "./memory";

measureMemory(Number(process.argv[2])).then(console.log);
