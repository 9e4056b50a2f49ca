/** A ZPL format taken apart the way a printer does: a command begins at `^` or `~` and ends before the next. */
export function zplCommands(zpl: string): readonly string[] {
  return zpl.match(/[\^~][^^~]*/g) ?? [];
}

/** What of a command is a command, without the text of a field. */
export function withoutText(command: string): string {
  return command.startsWith('^FD') ? '^FD' : command.trimEnd();
}

/** The text of a field as a printer reads it with `^FH_`: hex escapes are bytes of UTF-8. */
export function fieldTexts(zpl: string): readonly string[] {
  return [...zpl.matchAll(/\^FH_\^FD([^^]*)\n\^FS/g)].map(([, data = '']) => {
    const bytes = data.replace(/_([0-9A-F]{2})/g, (_whole, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    return Buffer.from(bytes, 'latin1').toString('utf8');
  });
}
