import { serve } from "../protocol";
import { sandboxProvider } from "./provider";

serve(sandboxProvider(JSON.parse(process.env.SANDBOX_STACK_REFERENCES || "{}")));
