import { type Examples, says } from "../../core/examples";
import { workload } from "../_workload.examples";

export const examples: Examples = {
  good: {
    itself: workload({
      containers: [
        {
          livenessProbe: { httpGet: { path: "/", port: 8080 } },
          readinessProbe: { tcpSocket: { host: "127.0.0.1", port: 1 } },
        },
      ],
    }),
  },
  bad: {
    another: says(
      workload({ containers: [{ livenessProbe: { httpGet: { host: "169.254.169.254", path: "/", port: 80 } } }] }),
      "spec.template.spec.containers[0].livenessProbe asks 169.254.169.254",
    ),
    "another at its start": says(
      workload({ containers: [{ lifecycle: { postStart: { tcpSocket: { host: "db", port: 1 } } } }] }),
      "spec.template.spec.containers[0].lifecycle.postStart asks db",
    ),
  },
};
