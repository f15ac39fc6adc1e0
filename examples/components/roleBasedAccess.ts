import { RoleBasedAccess } from "secure-microservice";

export const people = new RoleBasedAccess("people", {
  namespaces: ["billing"],
  viewers: ["engineering"],
  operators: ["on-call"],
  admins: ["billing-team"],
});
