import { serve } from "../protocol";
import { randomProvider } from "./provider";

serve(randomProvider);
