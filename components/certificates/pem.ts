/** Certificates one after the other, each ending its line, as TLS libraries read a chain or a set of anchors. */
export function joinPem(...certificates: readonly string[]): string {
  return certificates
    .map((certificate) => certificate.trim())
    .filter((certificate) => certificate !== "")
    .map((certificate) => `${certificate}\n`)
    .join("");
}
