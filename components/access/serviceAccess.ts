import type * as pulumi from "@pulumi/pulumi";
import { type Problem, type SecureComponentArgs, validate } from "../core";
import {
  check,
  checkArguments,
  commonFields,
  dnsLabel,
  input,
  object,
  ownServiceAccountName,
  transforms,
} from "../core/checks";
import type { ApiRule } from "./accessRules";
import { apiRules, checkApiRules } from "./checkApiRules";
import { AccessComponent, type RoleTransform } from "./roleWithBinding";

/** Arguments of ServiceAccess. */
export interface ServiceAccessArgs extends SecureComponentArgs {
  /** The namespace of the ServiceAccount, and the only one in which it gets rights. */
  readonly namespace: pulumi.Input<string>;
  /** The ServiceAccount, such as a HardenedWorkload's serviceAccountName. */
  readonly serviceAccount: pulumi.Input<string>;
  /**
   * What it may do. Plain values, so that they can be judged before anything is created: no wildcards, Secrets only by name,
   * no way into containers, and nothing that leads to more rights than these: no escalate, bind or impersonate, no creating
   * or changing of pods or of what makes pods, of ServiceAccounts and their tokens, roles, Services, policies of the network
   * or the mesh, namespaces, webhooks. Each refusal says what to do instead.
   *
   * A service that has to have one of these, such as an operator that creates Jobs, gets a Role of your own beside this
   * (`kubernetes.rbac.v1.Role`), where it is in sight: the policy pack judges that for wildcards, Secrets and escalation,
   * not for what can be done with pods. Custom resources are only known by name here, too: whoever may create what an
   * operator turns into pods can do with it what pods can.
   */
  readonly rules: readonly ApiRule[];
  /** Changes to the children before they are created. */
  readonly transform?: RoleTransform;
}

/**
 * What a service may do with the Kubernetes API in its own namespace. Its workload needs `mountApiToken` to use it, and a
 * way out to the API server (`addressEgressPolicy`) where its namespace is isolated.
 *
 * @throws InvalidArgumentsError listing every problem of the arguments
 */
export class ServiceAccess extends AccessComponent<ServiceAccessArgs> {
  constructor(name: string, args: ServiceAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ServiceAccess", name, args, opts);
    validate(`ServiceAccess "${name}"`, checkServiceAccess(name, args));

    this.grant();

    this.registerOutputs();
  }

  private grant(): void {
    const { namespace, rules, serviceAccount, transform } = this.args;
    this.bindRole(
      "role",
      {
        name: this.name,
        namespace,
        rules,
        subjects: [{ kind: "ServiceAccount", name: serviceAccount, namespace }],
      },
      transform,
    );
  }
}

const serviceAccess = object<ServiceAccessArgs>({
  ...commonFields,
  namespace: input(dnsLabel),
  serviceAccount: input(ownServiceAccountName),
  rules: apiRules,
  transform: transforms<RoleTransform>({ role: true, roleBinding: true }),
});

function checkServiceAccess(name: string, args: ServiceAccessArgs): Problem[] {
  return [
    ...check("name", name, dnsLabel),
    ...checkArguments(args, serviceAccess, ({ rules }) => checkApiRules(rules)),
  ];
}
