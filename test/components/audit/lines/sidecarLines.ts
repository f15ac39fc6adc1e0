/**
 * Lines that Envoy 1.40.0 wrote, with its RBAC filters for HTTP and TCP and a listener for TLS only, in the format that Istio
 * has by default (`EnvoyTextLogFormat` in istio.io/istio, pkg/model/access_log.go).
 */
export const sidecarLines = {
  /** A call that a rule admits. */
  admitted:
    '[2026-11-25T12:43:16.510Z] "POST /charges HTTP/1.1" 200 - via_upstream - "-" 0 2 44 43 "-" "curl/7.88.1" "8f26974a-3fe6-4f6a-9840-08aea3012051" "payments.payments.svc.cluster.local" "127.0.0.1:19082" up 127.0.0.1:44388 127.0.0.1:19080 127.0.0.1:57228 - default',
  /** A call to a path that no rule names. */
  deniedHttp:
    '[2026-11-25T12:43:16.578Z] "POST /refunds HTTP/1.1" 403 - rbac_access_denied_matched_policy[none] - "-" 0 19 0 - "-" "curl/7.88.1" "3e5dbf92-af78-4311-ba06-30934b1b248a" "payments.payments.svc.cluster.local" "-" up - 127.0.0.1:19080 127.0.0.1:57232 - default',
  /** A TCP connection that no rule admits. */
  deniedTcp:
    '[2026-11-25T12:43:18.100Z] "- - -" 0 - - rbac_access_denied_matched_policy[none] "-" 2 0 14 - "-" "-" "-" "-" "127.0.0.1:19082" up 127.0.0.1:44402 127.0.0.1:19081 127.0.0.1:47148 - -',
  /** A caller that did not speak TLS to a port that takes nothing else. */
  plaintext:
    '[2026-11-25T12:45:21.521Z] "- - -" 0 NR filter_chain_not_found - "-" 0 0 0 - "-" "-" "-" "-" "-" - - 127.0.0.1:19084 127.0.0.1:47586 - -',
  /** The application's own 403, which its audit log tells of. */
  refusedByApplication:
    '[2026-11-25T12:43:16.616Z] "GET /app-forbidden HTTP/1.1" 403 - via_upstream - "-" 0 2 3 3 "-" "curl/7.88.1" "50dfe6de-f581-4d5d-8683-49783e0ca019" "payments.payments.svc.cluster.local" "127.0.0.1:19082" up 127.0.0.1:44388 127.0.0.1:19080 127.0.0.1:57234 - default',
  /** A 403 that a route answers by itself. */
  answeredByRoute:
    '[2026-11-25T12:43:16.668Z] "GET /app403 HTTP/1.1" 403 - direct_response - "-" 0 2 0 - "-" "curl/7.88.1" "1211e23f-0ed8-488f-91d4-9274a938aecc" "payments.payments.svc.cluster.local" "-" - - 127.0.0.1:19080 127.0.0.1:57238 - default',
} as const;
