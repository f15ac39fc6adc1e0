import assert from "node:assert/strict";
import { join } from "node:path";
import { ApiClient, clusterAccess } from "../../../sandbox/providers/kubernetes";
import { asProps, type Props } from "../../../sandbox/providers/protocol";
import {
  BUILD_TIMEOUT,
  ControlPlane,
  eventually,
  missingRequirements,
  preparePrograms,
  skipUnlessPossible,
} from "../../testbed";
import { proofOf } from "../support/record";
import { attributesOf, readAccessTable } from "./accessTable";
import { StackOnCluster } from "./stackOnCluster";

/** Unit: milliseconds. */
const TIMEOUT = 300_000;

interface Asker {
  readonly user: string;
  readonly groups: readonly string[];
}

/** The groups are those of the program; a stranger is somebody whom it does not name. */
const ASKERS: Readonly<Record<string, Asker>> = {
  viewer: person("vera", "shop-viewers"),
  operator: person("omar", "shop-operators"),
  admin: person("ada", "shop-admins"),
  debugger: person("dora", "shop-debuggers"),
  service: {
    user: "system:serviceaccount:shop:watcher",
    groups: ["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"],
  },
  stranger: person("sam", "bank-admins"),
};

/** People have rights in `shop` only; the service may read pods and one Secret there. */
const { roles, rows } = readAccessTable(`
                                                          viewer  operator  admin  debugger  service  stranger
  list pods in shop                                       yes     yes       yes    -         yes      -
  get deployments.apps in shop                            yes     yes       yes    -         -        -
  list networkpolicies.networking.k8s.io in shop          yes     yes       yes    -         -        -
  list authorizationpolicies.security.istio.io in shop    yes     yes       yes    -         -        -
  list servers.policy.linkerd.io in shop                  yes     yes       yes    -         -        -
  list rolebindings.rbac.authorization.k8s.io in shop     yes     yes       yes    -         -        -
  get pods/log in shop                                    -       yes       yes    -         -        -
  delete pods in shop                                     -       yes       yes    -         -        -
  create pods/eviction in shop                            -       yes       yes    -         -        -
  update deployments.apps/scale in shop                   -       yes       yes    -         -        -
  patch deployments.apps in shop                          -       -         yes    -         -        -
  create jobs.batch in shop                               -       -         yes    -         -        -
  get secrets in shop                                     -       -         yes    -         -        -
  list secrets in shop                                    -       -         yes    -         -        -
  watch secrets in shop                                   -       -         yes    -         -        -
  update secrets in shop                                  -       -         yes    -         -        -
  get secrets watcher-settings in shop                    -       -         yes    -         yes      -
  get secrets orders-certificate in shop                  -       -         yes    -         -        -
  deletecollection secrets in shop                        -       -         -      -         -        -
  create pods/exec in shop                                -       -         -      yes       -        -
  create pods/attach in shop                              -       -         -      yes       -        -
  create pods/portforward in shop                         -       -         -      yes       -        -
  update pods/ephemeralcontainers in shop                 -       -         -      -         -        -
  get pods/proxy in shop                                  -       -         -      -         -        -
  get services/proxy in shop                              -       -         -      -         -        -
  create pods in shop                                     -       -         -      -         -        -
  create serviceaccounts/token in shop                    -       -         -      -         -        -
  create serviceaccounts in shop                          -       -         -      -         -        -
  create roles.rbac.authorization.k8s.io in shop          -       -         -      -         -        -
  create rolebindings.rbac.authorization.k8s.io in shop   -       -         -      -         -        -
  escalate roles.rbac.authorization.k8s.io in shop        -       -         -      -         -        -
  bind roles.rbac.authorization.k8s.io in shop            -       -         -      -         -        -
  impersonate serviceaccounts in shop                     -       -         -      -         -        -
  impersonate users anywhere                              -       -         -      -         -        -
  impersonate groups anywhere                             -       -         -      -         -        -
  delete networkpolicies.networking.k8s.io in shop        -       -         -      -         -        -
  update authorizationpolicies.security.istio.io in shop  -       -         -      -         -        -
  delete peerauthentications.security.istio.io in shop    -       -         -      -         -        -
  delete servers.policy.linkerd.io in shop                -       -         -      -         -        -
  update resourcequotas in shop                           -       -         -      -         -        -
  patch namespaces shop in shop                           -       -         -      -         -        -
  list pods in bank                                       -       -         -      -         -        -
  get secrets in bank                                     -       -         -      -         -        -
  create pods/exec in bank                                -       -         -      -         -        -
  get configmaps in kube-system                           -       -         -      -         -        -
  list pods anywhere                                      -       -         -      -         -        -
  list secrets anywhere                                   -       -         -      -         -        -
  list nodes anywhere                                     -       -         -      -         -        -
  get nodes/proxy anywhere                                -       -         -      -         -        -
  list namespaces anywhere                                -       -         -      -         -        -
  create clusterrolebindings.rbac.authorization.k8s.io anywhere  -  -       -      -         -        -
  create customresourcedefinitions.apiextensions.k8s.io anywhere  -  -      -      -         -        -
  update validatingwebhookconfigurations.admissionregistration.k8s.io anywhere  -  -  -  -   -        -
  delete validatingadmissionpolicies.admissionregistration.k8s.io anywhere  -  -  -  -   -        -
`);

describe("access to a real API server", function () {
  this.timeout(TIMEOUT);
  const prove = proofOf("access");
  let plane: ControlPlane;
  let stack: StackOnCluster;

  before(async function () {
    this.timeout(BUILD_TIMEOUT);
    skipUnlessPossible(this, missingRequirements({ network: false }));
    plane = await ControlPlane.start(await preparePrograms());
    stack = new StackOnCluster(plane, ["--no-policies", "--program", join(__dirname, "programs", "access")]);
    await stack.run("up");
  });

  after(async () => {
    stack?.forget();
    await plane?.stop();
  });

  it("is granted as the table says, and no further", async () => {
    const observed = await Promise.all(
      rows.map(async ({ question }) => {
        const answers = await Promise.all(roles.map((role) => isAllowed(role, question)));
        return { question, allowed: roles.filter((_role, index) => answers[index]) };
      }),
    );
    assert.deepEqual(observed, rows);
    for (const { question, allowed } of observed) {
      prove({ claim: question, how: "SubjectAccessReview", observed: describeAnswers(allowed) });
    }
  });

  it("is what a person with a certificate really gets", async () => {
    const viewer = new ApiClient(clusterAccess(await plane.kubeconfigOf("vera", ["shop-viewers"])));
    try {
      await viewer.request("GET", "/api/v1/namespaces/shop/pods");
      await assert.rejects(viewer.request("GET", "/api/v1/namespaces/shop/secrets"), /User "vera" cannot list/);
      await assert.rejects(viewer.request("GET", "/api/v1/namespaces/bank/pods"), /User "vera" cannot list/);
    } finally {
      viewer.close();
    }
    prove({
      claim: "A viewer sees the pods of shop, but no Secrets, and nothing of bank",
      how: "Requests with a client certificate",
      observed: "200; 403; 403",
    });
  });

  it("is what a service with its token really gets", async () => {
    const { server, ca } = clusterAccess(plane.kubeconfig);
    const token = await plane.token("shop", "watcher", "https://kubernetes.default.svc.cluster.local");
    const service = new ApiClient({ server, ca, token, verify: true });
    const secrets = "/api/v1/namespaces/shop/secrets";
    try {
      await service.request("GET", "/api/v1/namespaces/shop/pods");
      await assert.rejects(service.request("GET", `${secrets}/watcher-settings`), /"watcher-settings" not found/);
      await assert.rejects(service.request("GET", `${secrets}/others`), /cannot get resource "secrets"/);
      await assert.rejects(service.request("GET", secrets), /cannot list resource "secrets"/);
    } finally {
      service.close();
    }
    prove({
      claim: "A service sees pods and the Secret that was named (there is none), but no other",
      how: "Requests with its ServiceAccount's token",
      observed: "200; 404; 403; 403",
    });
  });

  it("is not more than the roles say, by a field that they cannot leave out", async () => {
    const admin = new ApiClient(clusterAccess(await plane.kubeconfigOf("ada", ["shop-admins"])));
    const create = (path: string, body: Props) =>
      admin.request("POST", `/api/v1/namespaces/shop/${path}?dryRun=All`, { body: { apiVersion: "v1", ...body } });
    const token = secret("a-token", "kubernetes.io/service-account-token", {
      "kubernetes.io/service-account.name": "watcher",
    });
    try {
      await eventually(
        "the admission policies",
        async () => {
          await assert.rejects(create("secrets", token), /is a token that does not expire/);
          await assert.rejects(create("services", service({ externalIPs: ["192.0.2.1"] })), /externalIPs take over/);
        },
        { within: 30_000, every: 500 },
      );
      await create("secrets", secret("a-password", "Opaque"));
      await create("services", service({}));
    } finally {
      admin.close();
    }
    prove({
      claim:
        "An admin makes no token of a ServiceAccount by a Secret, and takes no address by a Service; other ones are made",
      how: "Requests with a client certificate, as dry runs",
      observed: "403; 403; 201; 201",
    });
  });

  async function isAllowed(role: string, question: string): Promise<boolean> {
    const asker = ASKERS[role];
    assert.ok(asker, role);
    const { status } = await plane.client.request("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", {
      body: {
        apiVersion: "authorization.k8s.io/v1",
        kind: "SubjectAccessReview",
        spec: { ...asker, resourceAttributes: attributesOf(question) },
      },
    });
    return asProps(status).allowed === true;
  }
});

function secret(name: string, type: string, annotations: Readonly<Record<string, string>> = {}): Props {
  return { kind: "Secret", metadata: { name, annotations }, type };
}

function service(spec: Props): Props {
  return { kind: "Service", metadata: { name: "a-service" }, spec: { ports: [{ port: 80 }], ...spec } };
}

function person(user: string, group: string): Asker {
  return { user, groups: [group, "system:authenticated"] };
}

function describeAnswers(allowed: readonly string[]): string {
  const refused = roles.filter((role) => !allowed.includes(role));
  if (allowed.length === 0) return "nobody";
  return `${allowed.join(", ")}; not ${refused.join(", ")}`;
}
