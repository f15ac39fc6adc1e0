import { serve } from "../protocol";
import { awsProvider, surroundingsIn } from ".";

serve(awsProvider(surroundingsIn(process.env)));
