import type { Problem } from "./core";
import type { SecureMicroserviceArgs } from "./secureMicroserviceArgs";
import { meshOf } from "./secureMicroserviceDefaults";
import { existingCertificate, existingIdentity, existingWorkload, isPlan, storageOf } from "./secureMicroserviceParts";

/** What does not go together in the parts of a service: what one part needs, and another does not give. */
export function checkComposition(name: string, args: SecureMicroserviceArgs): Problem[] {
  return [...checkStorage(name, args), ...checkIdentity(args), ...checkCertificate(args), ...checkWorkload(args)];
}

function checkStorage(name: string, args: SecureMicroserviceArgs): Problem[] {
  const plans = Object.entries(storageOf(args)).flatMap(([key, storage]) =>
    isPlan(storage) ? [{ path: `storage.${key}`, name: `${name}-${key}`, plan: storage }] : [],
  );
  const needing = (need: "key" | "accessLogs") =>
    plans.filter(({ plan }) => plan.needs.includes(need)).map(({ path }) => path);
  const [encrypted] = needing("key");
  const [logged] = needing("accessLogs");
  return [
    ...(args.key === false && encrypted !== undefined
      ? [problem("key", `is false, and ${encrypted} is encrypted under it; give a key that exists, or leave it out`)]
      : []),
    ...(args.accessLogs === undefined && logged !== undefined
      ? [
          problem(
            "accessLogs",
            `is missing, and accesses to ${logged} are logged; write where to, such as logs.accessLogTarget()`,
          ),
        ]
      : []),
    ...(args.storage !== undefined && args.transform?.data !== undefined
      ? [
          problem(
            "transform.data",
            "changes the bucket that is made by default; write it in the settings of the storage",
          ),
        ]
      : []),
    // The name of the bucket that is made by default is judged with the service's own.
    ...(args.storage === undefined ? [] : plans)
      .filter(({ name: child, plan }) => child.length > plan.longestName)
      .map(({ path, name: child, plan }) =>
        problem(
          path,
          `makes the name ${child}, and names of its kind have at most ${plan.longestName} characters; write a shorter one`,
        ),
      ),
  ];
}

function checkIdentity(args: SecureMicroserviceArgs): Problem[] {
  const [stored] = Object.keys(storageOf(args));
  if (args.identity !== false) {
    return args.cluster === undefined && existingIdentity(args) === undefined
      ? [
          problem(
            "cluster",
            'is missing; write how pods get their role, such as { kind: "podIdentity", clusterName: "production" }, or identity: false',
          ),
        ]
      : [];
  }
  if (stored === undefined) return [];
  return [
    problem("identity", `is false, and storage.${stored} is granted to it; write storage: false, or leave it out`),
  ];
}

function checkCertificate(args: SecureMicroserviceArgs): Problem[] {
  if (args.certificate === false || existingCertificate(args) !== undefined || args.authority !== undefined) return [];
  return [
    problem(
      "authority",
      "is missing; write the CertificateAuthority that signs the certificate, or certificate: false",
    ),
  ];
}

function checkWorkload(args: SecureMicroserviceArgs): Problem[] {
  if (args.workload === false) {
    return meshOf(args) === false
      ? []
      : [
          problem(
            "mesh",
            "has nothing to join it, as workload is false; write mesh: false, or give a workload that exists",
          ),
        ];
  }
  if (existingWorkload(args) !== undefined) {
    return (["image", "env"] as const)
      .filter((argument) => args[argument] !== undefined)
      .map((argument) => problem(argument, "is for the workload that is made, and this one exists; leave it out"));
  }
  return args.image === undefined
    ? [
        problem(
          "image",
          'is missing; write the image by digest, "registry/repository@sha256:" and 64 hexadecimal digits',
        ),
      ]
    : [];
}

function problem(propertyPath: string, reason: string): Problem {
  return { propertyPath, reason };
}
