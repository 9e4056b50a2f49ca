import type { DeviceTrouble } from '../types.ts';

/** What a scanner is set to send around and inside a symbol's text. */
export type ScanTextSettings = {
  readonly prefix: string;
  readonly suffix: string;
  /** Nothing in the bytes tells which one it is; bytes that are invalid in it are noise. */
  readonly encoding: 'utf-8' | 'latin1';
};

export type ScanText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: DeviceTrouble; readonly detail: string };

/**
 * Control characters that occur in symbols: TAB, LF and CR in texts of several lines; EOT, FS, GS, RS, US in
 * GS1 element strings and ISO/IEC 15434 envelopes. Every other one is noise on the line: a scan with noise is
 * dropped whole, because what is left of it would be made up.
 */
const CONTROLS_IN_SYMBOLS = '\t\n\r\u0004\u001c\u001d\u001e\u001f';
const CONTROL = /\p{Cc}/gu;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of one framed scan, without the configured prefix and suffix, both of which must be there. */
export function readScan(bytes: Uint8Array, settings: ScanTextSettings): ScanText {
  const sent = decode(bytes, settings.encoding);
  if (sent === null || isNoisy(sent)) {
    return {
      ok: false,
      code: 'noise',
      detail:
        'Bytes came that are no scan, so nothing was taken. Scan again; if it stays, check plug and baud rate.',
    };
  }
  const { prefix, suffix } = settings;
  const end = sent.length - suffix.length;
  if (!sent.startsWith(prefix) || !sent.endsWith(suffix) || end <= prefix.length) {
    return {
      ok: false,
      code: 'not-understood',
      detail: `A scan came without its prefix or suffix (${JSON.stringify(prefix)}, ${JSON.stringify(suffix)}), so it was not taken. Set the scanner as the station is configured.`,
    };
  }
  return { ok: true, text: sent.slice(prefix.length, end) };
}

function isNoisy(text: string): boolean {
  return (text.match(CONTROL) ?? []).some((control) => !CONTROLS_IN_SYMBOLS.includes(control));
}

function decode(bytes: Uint8Array, encoding: ScanTextSettings['encoding']): string | null {
  // TextDecoder's "latin1" is windows-1252; Buffer's is ISO 8859-1, as bar codes have it.
  if (encoding === 'latin1') return Buffer.from(bytes).toString('latin1');
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
