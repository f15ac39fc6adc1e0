import { serve } from "../protocol";
import { awsProvider } from ".";

serve(awsProvider());
