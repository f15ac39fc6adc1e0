import { serve } from "../protocol";
import { kubernetesProvider } from "./provider";

serve(kubernetesProvider);
