import { getCACertificates, type TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import type { Trust } from '../config.ts';

/** The certificate that SAP showed is not the one we were told to trust. Nothing was sent to it. */
export class CertificateRefused extends Error {
  /** SHA-256 of the certificate seen, lower case hexadecimal. */
  readonly seen: string;

  constructor(why: string, seen: string) {
    super(why);
    this.seen = seen;
  }
}

const CONNECT_DEADLINE_MS = 10_000;

/**
 * A connector that hands out a socket only after its certificate was judged by `trust`. Node's own check runs
 * too, but its verdict is read here instead of ending the handshake, so that a refusal can name the
 * fingerprint an admin has to compare; no byte of a request leaves before the verdict. Sessions are not
 * resumed: each connection is judged by the certificate it really shows.
 */
export function trustingConnector(trust: Trust): buildConnector.connector {
  const connect = buildConnector({
    timeout: CONNECT_DEADLINE_MS,
    allowH2: false,
    maxCachedSessions: 0,
    rejectUnauthorized: false,
    ...(trust.kind === 'ca' ? { ca: trust.pem } : {}),
    ...(trust.kind === 'system'
      ? { ca: [...getCACertificates('default'), ...getCACertificates('system')] }
      : {}),
  });
  return (options, callback) => {
    connect(options, (error, socket) => {
      if (error !== null) return callback(error, null);
      const refusal = options.protocol === 'https:' ? judge(trust, socket as TLSSocket) : null;
      if (refusal === null) return callback(null, socket);
      socket.destroy();
      callback(refusal, null);
    });
  };
}

function judge(trust: Trust, socket: TLSSocket): CertificateRefused | null {
  const seen = (socket.getPeerCertificate().fingerprint256 ?? '').replaceAll(':', '').toLowerCase();
  if (trust.kind === 'pin') {
    if (seen === trust.sha256) return null;
    return new CertificateRefused(
      `The certificate is not the pinned one: expected ${trust.sha256}, seen ${seen}.`,
      seen,
    );
  }
  if (socket.authorized) return null;
  const authority = trust.kind === 'ca' ? 'the configured company authority' : "this machine's authorities";
  return new CertificateRefused(
    `The certificate is not vouched for by ${authority} (${String(socket.authorizationError)}); its SHA-256 fingerprint is ${seen}.`,
    seen,
  );
}
