import { LinkerdMesh } from "secure-microservice";

const member = (name: string) => ({
  name,
  namespace: name,
  podLabels: { "app.kubernetes.io/name": name },
  port: 8080,
  servicePort: 80,
  serviceAccount: name,
});

export const reportsMesh = new LinkerdMesh("reports", { member: member("reports") });
export const ledgerMesh = new LinkerdMesh("ledger", { member: member("ledger") });

reportsMesh.calls(ledgerMesh, { methods: ["GET"], paths: ["/entries"] });
