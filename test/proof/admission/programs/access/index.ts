import { HardenedWorkload, RoleBasedAccess, SecureNamespace, ServiceAccess } from "../../../../../components";

const deletionProtection = false;
const shop = new SecureNamespace("shop", { deletionProtection });
new SecureNamespace("bank", { deletionProtection });

new RoleBasedAccess("people", {
  namespaces: [shop.namespaceName],
  viewers: ["shop-viewers"],
  operators: ["shop-operators"],
  admins: ["shop-admins"],
  debug: { groups: ["shop-debuggers"], reason: "They are on call." },
});

const watcher = new HardenedWorkload("watcher", {
  deletionProtection,
  namespace: shop.namespaceName,
  image: `registry.example.com/watcher@sha256:${"0123456789abcdef".repeat(4)}`,
  mountApiToken: true,
});
new ServiceAccess("watcher", {
  namespace: shop.namespaceName,
  serviceAccount: watcher.serviceAccountName,
  rules: [
    { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] },
    { apiGroups: [""], resources: ["secrets"], verbs: ["get"], resourceNames: ["watcher-settings"] },
  ],
});
