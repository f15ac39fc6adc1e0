import { Declarations } from "../../declarations";
import { seededDraw } from "../aws/draw";
import { serve } from "../protocol";
import { declaredProvider } from "./provider";

const [name = "", version = "", folder] = process.argv.slice(2);

serve(
  declaredProvider({
    name,
    version,
    ...(folder ? { declarations: new Declarations(folder) } : {}),
    drawFor: seededDraw,
  }),
);
