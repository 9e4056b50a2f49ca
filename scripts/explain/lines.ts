const LF = 0x0a;
const CR = 0x0d;

/**
 * The lines of a stream of UTF-8 as they are complete, without LF or CR LF; the last one needs no end. A line of
 * more than `limitBytes` is given as null, once, and is not kept.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
): AsyncGenerator<string | null> {
  let held: Uint8Array[] = [];
  let size = 0;

  function keep(bytes: Uint8Array): void {
    size += bytes.length;
    if (size > limitBytes) held = [];
    else held.push(bytes);
  }

  function take(): string | null {
    const bytes = Buffer.concat(held);
    const isTooLong = size > limitBytes;
    held = [];
    size = 0;
    if (isTooLong) return null;
    return bytes.subarray(0, bytes.at(-1) === CR ? -1 : undefined).toString('utf8');
  }

  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      keep(chunk.subarray(from, end));
      from = end + 1;
      yield take();
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (size > 0) yield take();
}
