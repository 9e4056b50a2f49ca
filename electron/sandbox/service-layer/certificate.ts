import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** The sandbox's own certificate, as SAP's servers mostly have one: vouched for by nobody. */
export type Certificate = {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string;
};

const YEARS = 10;
const HALF_YEAR_MS = 183 * 24 * 3_600_000;

/**
 * The certificate kept in the folder, so that who has pinned it need not do so again; made anew when there is
 * none or it is about to run out. Without a folder it lives as long as the process.
 */
export async function openCertificate(folder: string | null, now: Date): Promise<Certificate> {
  const kept = folder === null ? null : read(folder, now);
  if (kept !== null) return kept;
  const made = await make(now);
  if (folder !== null) {
    writeFileSync(join(folder, KEY_FILE), made.key, { mode: 0o600 });
    writeFileSync(join(folder, CERTIFICATE_FILE), made.cert);
  }
  return made;
}

const KEY_FILE = 'certificate-key.pem';
const CERTIFICATE_FILE = 'certificate.pem';

function read(folder: string, now: Date): Certificate | null {
  const [keyFile, certificateFile] = [join(folder, KEY_FILE), join(folder, CERTIFICATE_FILE)];
  if (!existsSync(keyFile) || !existsSync(certificateFile)) return null;
  const [key, cert] = [readFileSync(keyFile, 'utf8'), readFileSync(certificateFile, 'utf8')];
  const parsed = new X509Certificate(cert);
  if (Date.parse(parsed.validTo) - now.getTime() < HALF_YEAR_MS) return null;
  return { key, cert, fingerprint: fingerprintOf(parsed) };
}

async function make(now: Date): Promise<Certificate> {
  const notAfterDate = new Date(now);
  notAfterDate.setFullYear(notAfterDate.getFullYear() + YEARS);
  const names = { name: 'subjectAltName', altNames: ALTERNATIVE_NAMES } as const;
  const pems = await generate([{ name: 'commonName', value: 'Packwright sandbox' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate,
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }, { ...names }],
  });
  return { key: pems.private, cert: pems.cert, fingerprint: fingerprintOf(new X509Certificate(pems.cert)) };
}

const ALTERNATIVE_NAMES: { type: 2 | 7; value?: string; ip?: string }[] = [
  { type: 2, value: 'localhost' },
  { type: 7, ip: '127.0.0.1' },
  { type: 7, ip: '::1' },
];

function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}
