import { input, isDnsLabel, object, quantity, record, someText, text } from "../core/checks";
import { paths, volumeNames } from "./hardenedDefaults";
import type { ServiceAccountToken, WorkloadVolume } from "./hardenedWorkloadArgs";

const reservedNames: readonly string[] = Object.values(volumeNames);

const volumeName = text(
  `a DNS label other than ${reservedNames.join(" and ")}`,
  (name) => isDnsLabel(name) && !reservedNames.includes(name),
);

const reservedPaths: readonly string[] = ["/", ...Object.values(paths)];

const mountPath = text(
  `an absolute path other than ${reservedPaths.join(", ")}`,
  (path) => path.startsWith("/") && !reservedPaths.includes(path),
);

/** Volumes of a StatefulSet. */
export const volumes = record(
  object<WorkloadVolume>({
    size: input(quantity),
    storageClassName: input(someText("a StorageClass whose volumes are encrypted")),
    mountPath,
  }),
  "volumes by name",
  volumeName,
);

/** Tokens of the ServiceAccount. */
export const tokens = record(
  object<ServiceAccountToken>({
    audience: input(someText("whom the token is for")),
    mountPath,
    fileName: text('a file\'s name, such as "token"', (fileName) => /^[^/]+$/.test(fileName)),
  }),
  "tokens by the name of their volume",
  volumeName,
);
