import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_subjectAltName,
  id_kp_clientAuth,
  id_kp_serverAuth,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from "@peculiar/asn1-x509";
import type { CredentialFiles, Credentials } from "../../../services/server";

const DAY = 86_400_000;
/** Sources: RFC 5758, section 3.2; RFC 5280, appendix A.1. */
const ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
const COMMON_NAME = "2.5.4.3";

export interface LeafOptions {
  readonly uri?: string;
  readonly dns?: string;
  /** @default an hour ago */
  readonly notBefore?: Date;
  /** @default in an hour */
  readonly notAfter?: Date;
}

/** A certificate authority that exists for one test. */
export class TestAuthority {
  private readonly keys = newKeys();
  readonly pem: string;

  constructor(private readonly name: string) {
    const isAuthority = extension(id_ce_basicConstraints, new BasicConstraints({ cA: true }));
    this.pem = this.certify(name, this.keys.publicKey, [isAuthority], {});
  }

  /** A certificate for both ends of a connection, with what its owner needs to trust others of this authority. */
  issue(options: LeafOptions): Credentials {
    const { uri, dns } = options;
    const names = [
      ...(uri === undefined ? [] : [new GeneralName({ uniformResourceIdentifier: uri })]),
      ...(dns === undefined ? [] : [new GeneralName({ dNSName: dns })]),
    ];
    const { publicKey, privateKey } = newKeys();
    const extensions = [
      extension(id_ce_subjectAltName, new SubjectAlternativeName(names)),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth, id_kp_clientAuth])),
    ];
    return {
      cert: this.certify("workload", publicKey, extensions, options),
      key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      ca: this.pem,
    };
  }

  private certify(subject: string, publicKey: KeyObject, extensions: Extension[], validity: LeafOptions): string {
    const signature = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
    const tbsCertificate = new TBSCertificate({
      version: Version.v3,
      serialNumber: new Uint8Array([1, ...randomBytes(8)]).buffer,
      signature,
      issuer: named(this.name),
      validity: new Validity({
        notBefore: validity.notBefore ?? new Date(Date.now() - DAY),
        notAfter: validity.notAfter ?? new Date(Date.now() + DAY),
      }),
      subject: named(subject),
      subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ type: "spki", format: "der" }), SubjectPublicKeyInfo),
      extensions: new Extensions(extensions),
    });
    const signatureValue = sign("sha256", Buffer.from(AsnConvert.serialize(tbsCertificate)), this.keys.privateKey);
    const certificate = new Certificate({
      tbsCertificate,
      signatureAlgorithm: signature,
      signatureValue: new Uint8Array(signatureValue).buffer,
    });
    const body = Buffer.from(AsnConvert.serialize(certificate)).toString("base64");
    return `-----BEGIN CERTIFICATE-----\n${body.replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`;
  }
}

/** Credentials as files in a folder of their own, which can be written over as a renewal does it. */
export class CredentialFolder {
  private readonly path = mkdtempSync(join(tmpdir(), "credentials-"));
  readonly files: CredentialFiles = {
    certificate: join(this.path, "tls.crt"),
    privateKey: join(this.path, "tls.key"),
    authorities: join(this.path, "ca.crt"),
  };

  constructor(credentials: Credentials) {
    this.write(credentials);
  }

  write({ cert, key, ca }: Credentials): void {
    replace(this.files.certificate, cert);
    replace(this.files.privateKey, key);
    replace(this.files.authorities, ca);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }

  /** The settings that point a service at the files. */
  get environment(): Readonly<Record<"TLS_CERT" | "TLS_KEY" | "TLS_CA", string>> {
    const { certificate, privateKey, authorities } = this.files;
    return { TLS_CERT: certificate, TLS_KEY: privateKey, TLS_CA: authorities };
  }
}

function newKeys(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

function named(name: string): Name {
  const value = new AttributeValue({ utf8String: name });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])]);
}

function extension(extnID: string, value: unknown): Extension {
  return new Extension({ extnID, critical: false, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function replace(file: string, content: string): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
