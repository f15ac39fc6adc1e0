import { serve } from "../protocol";
import { tlsProvider } from "./provider";

serve(tlsProvider);
