/** A label as its printer would draw it: black rectangles in dots, and texts at their places. */
export type DrawnLabel = {
  readonly boxes: readonly Box[];
  readonly texts: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  /** Commands that neither draw a box nor a text, in order. */
  readonly others: readonly string[];
};
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Reads TSPL2, one command a line; a text ends at the next quote, whatever stands in it. */
export function drawnByTspl(tspl: string): DrawnLabel {
  return drawn(lines(tspl), (line) => {
    const [, x, y, width, height] = /^BAR (\d+),(\d+),(\d+),(\d+)$/.exec(line) ?? [];
    if (height !== undefined) return box(x, y, width, height);
    const [, left, top, text] = /^TEXT (\d+),(\d+),"0",0,\d+,\d+,"([^"]*)"$/.exec(line) ?? [];
    return text === undefined ? null : { x: Number(left), y: Number(top), text };
  });
}

/** Reads EPL2, one command a line; a text ends at the next quote that has no backslash before it. */
export function drawnByEpl(epl: string): DrawnLabel {
  return drawn(lines(epl), (line) => {
    const [, x, y, width, height] = /^LO(\d+),(\d+),(\d+),(\d+)$/.exec(line) ?? [];
    if (height !== undefined) return box(x, y, width, height);
    const [, left, top, text] = /^A(\d+),(\d+),0,[1-4],[1-6],[1-6],N,"((?:[^"\\]|\\.)*)"$/.exec(line) ?? [];
    return text === undefined ? null : { x: Number(left), y: Number(top), text };
  });
}

/** The label as a picture for a bar code reader, white with its boxes black: a grey map as Netpbm has it. */
export function pictureOfBoxes(boxes: readonly Box[], width: number, height: number): Buffer {
  const dots = Buffer.alloc(width * height, 255);
  for (const { x, y, width: wide, height: high } of boxes) {
    for (let row = y; row < Math.min(y + high, height); row++) {
      dots.fill(0, row * width + x, row * width + Math.min(x + wide, width));
    }
  }
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1'), dots]);
}

function lines(program: string): readonly string[] {
  return program.split('\r\n').filter((line) => line !== '');
}

type Drawn = Box | DrawnLabel['texts'][number];

function drawn(program: readonly string[], read: (line: string) => Drawn | null): DrawnLabel {
  const all = program.map((line) => ({ line, is: read(line) }));
  return {
    boxes: all.flatMap(({ is }) => (is !== null && 'width' in is ? [is] : [])),
    texts: all.flatMap(({ is }) => (is !== null && 'text' in is ? [is] : [])),
    others: all.flatMap(({ line, is }) => (is === null ? [line] : [])),
  };
}

function box(x?: string, y?: string, width?: string, height?: string): Box {
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}
