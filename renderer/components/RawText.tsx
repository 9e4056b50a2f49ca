/** Names of the control characters that scanners and scales send. */
const NAMES: Readonly<Record<string, string>> = {
  '\u0002': 'STX',
  '\u0003': 'ETX',
  '\u0004': 'EOT',
  '\u0006': 'ACK',
  '\t': 'TAB',
  '\n': 'LF',
  '\r': 'CR',
  '\u0015': 'NAK',
  '\u001b': 'ESC',
  '\u001d': 'GS',
  '\u001e': 'RS',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const PARTS = /[\u0000-\u001f]|[^\u0000-\u001f]+/g;

/** Text as it came, or as it will be sent: control characters stand there by their names. */
export function RawText({ text }: { readonly text: string }) {
  return (text.match(PARTS) ?? []).map((part, at) =>
    part < ' ' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells equal parts apart
      <b key={at} className="control">
        {NAMES[part] ?? hex(part)}
      </b>
    ) : (
      part
    ),
  );
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0').toUpperCase();
}
