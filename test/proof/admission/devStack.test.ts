import assert from "node:assert/strict";
import { asList, asProps, asText, type Props } from "../../../sandbox/providers/protocol";
import { ControlPlane, eventually, istioctlAnalyze, Mesh, preparePrograms, skipUnlessPossible } from "../../testbed";
import { proofOf } from "../support/record";
import { inventory } from "./inventory";
import { kindsOf, StackOnCluster } from "./stackOnCluster";
import { weakened, weakenings } from "./weakenings";

/** The programs are built first where they never were. Unit: milliseconds. */
const BUILD_TIMEOUT = 40 * 60_000;
const TIMEOUT = 300_000;
