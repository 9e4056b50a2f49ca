import { gs1Code128 } from './code128.ts';
import { type LabelElement, type LabelLayout, millimetresPerDot } from './label-layout.ts';

/** Distance of the base line from the top of a text, in parts of its height, as the printer's font has it. */
const BASE_LINE = 0.76;
const FONT =
  "'Helvetica Neue Condensed','Arial Narrow','Liberation Sans Narrow','Barlow Semi Condensed',Arial,sans-serif";

/** The label as the printer will draw it, as SVG text; a unit is a millimetre. */
export function pictureOf(layout: LabelLayout): string {
  const { width, height } = layout;
  const module = layout.moduleDots * millimetresPerDot(layout.dpi);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g font-family="${FONT}" font-weight="700">`,
    ...layout.elements.map((element) => drawn(element, module)),
    '</g></svg>',
  ].join('\n');
}

function drawn(element: LabelElement, module: number): string {
  switch (element.kind) {
    case 'text':
      return (
        `<text x="${mm(element.x)}" y="${mm(element.y + BASE_LINE * element.height)}"` +
        ` font-size="${mm(element.height)}" textLength="${mm(element.width)}"` +
        ` lengthAdjust="spacingAndGlyphs">${escaped(element.text)}</text>`
      );
    case 'bar':
      return `<rect ${box(element.x, element.y, element.width, element.height)}/>`;
    case 'frame': {
      const { x, y, width, height, thickness } = element;
      const inset = thickness / 2;
      return (
        `<rect ${box(x + inset, y + inset, width - thickness, height - thickness)}` +
        ` fill="none" stroke="#000" stroke-width="${mm(thickness)}"/>`
      );
    }
    case 'gs1-128':
      return `<path shape-rendering="crispEdges" d="${bars(element, module)}"/>`;
  }
}

function box(x: number, y: number, width: number, height: number): string {
  return `x="${mm(x)}" y="${mm(y)}" width="${mm(width)}" height="${mm(height)}"`;
}

/** Bars and spaces take turns; each bar is a closed rectangle. */
function bars(element: Extract<LabelElement, { kind: 'gs1-128' }>, module: number): string {
  let x = element.x;
  return gs1Code128(element.digits)
    .map((modules, index) => {
      const left = x;
      x += modules * module;
      if (index % 2 === 1) return '';
      return `M${mm(left)} ${mm(element.y)}H${mm(x)}v${mm(element.height)}H${mm(left)}z`;
    })
    .join('');
}

/** Thousandths of a millimetre are finer than any printer; the same text on every machine. */
function mm(value: number): string {
  return String(Number(value.toFixed(3)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
