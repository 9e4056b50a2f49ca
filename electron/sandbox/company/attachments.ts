import { type Books, nextEntry, table, today } from './books.ts';
import type { AttachedFile, Entity, Key, Outcome } from './company.ts';
import { done, refusals, refused } from './refusals.ts';
import { numberOf, rowsOf, textOf } from './values.ts';

const SET = 'Attachments2';

/** The folder that all attachments of the company lie in, by file name. */
function folder(books: Books) {
  return table<{ readonly base64: string }>(books, 'attachmentFolder');
}

/**
 * `POST Attachments2` makes an entry of a file, `PATCH Attachments2(n)` adds one to an entry or replaces that of the
 * same name; lines are never removed. The folder is one for the whole company, so that a name is there once.
 */
export function attach(books: Books, entry: Key | null, { name, bytes }: AttachedFile): Outcome<Entity> {
  if (books.behaviours.noAttachmentFolder) return refused(refusals.noAttachmentFolder);
  const stored = entry === null ? undefined : table(books, SET).get(entry);
  if (entry !== null && stored === undefined) return refused(refusals.noMatch(404));
  const lines = rowsOf(stored?.Attachments2_Lines);
  const isOfEntry = lines.some((line) => fileName(line) === name);
  if (!isOfEntry && folder(books).get(name) !== undefined) return refused(refusals.fileNameInUse(name));
  folder(books).put(name, { base64: bytes.toString('base64') });
  if (stored !== undefined && isOfEntry) return done(stored);

  const AbsoluteEntry = numberOf(stored?.AbsoluteEntry) ?? nextEntry(books, SET);
  const [, FileName = name, FileExtension = ''] = /^(.*)\.([^.]*)$/s.exec(name) ?? [];
  const line = {
    AbsoluteEntry,
    LineNum: lines.length + 1,
    SourcePath: '/sandbox/attachments',
    FileName,
    FileExtension,
    AttachmentDate: today(books),
    Override: 'tNO',
    FreeText: null,
  };
  const attachment = { AbsoluteEntry, Attachments2_Lines: [...lines, line] };
  table(books, SET).put(AbsoluteEntry, attachment);
  return done(attachment);
}

/** `Attachments2(n)/$value?filename='x.pdf'`: the named file of the entry, or its first one. */
export function attached(books: Books, entry: Key, name: string | null): Outcome<AttachedFile> {
  const lines = rowsOf(table(books, SET).get(entry)?.Attachments2_Lines);
  const line = name === null ? lines[0] : lines.find((each) => fileName(each) === name);
  const file = line && folder(books).get(fileName(line));
  if (!line || !file) return refused(refusals.noMatch(404));
  return done({ name: fileName(line), bytes: Buffer.from(file.base64, 'base64') });
}

function fileName(line: Entity): string {
  return [textOf(line.FileName), textOf(line.FileExtension)].filter(Boolean).join('.');
}
