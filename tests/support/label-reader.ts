import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ready } from 'zpl-renderer-js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const WIDTH_MM = 105;
const HEIGHT_MM = 148;
const DOTS_PER_MM = { 203: 8, 300: 12 } as const;

let decoderIsReady = false;

/**
 * The bar codes on a label, drawn from its ZPL by a renderer and read by a decoder that are not ours.
 *
 * @returns one entry a symbol: AIM identifier and text, for GS1 with its application identifiers in brackets
 */
export async function codesOnLabel(
  zpl: string,
  dpi: keyof typeof DOTS_PER_MM = 203,
): Promise<readonly { readonly symbologyIdentifier: string; readonly text: string }[]> {
  const { api } = await ready;
  const picture = await api.zplToBase64Async(zpl, WIDTH_MM, HEIGHT_MM, DOTS_PER_MM[dpi]);
  return await codesOnPicture(Buffer.from(picture, 'base64'));
}

/** The bar codes on a picture, read by a decoder that is not ours. */
export async function codesOnPicture(
  picture: Buffer,
): Promise<readonly { readonly symbologyIdentifier: string; readonly text: string }[]> {
  if (!decoderIsReady) prepareZXingModule({ overrides: { wasmBinary: decoder() } });
  decoderIsReady = true;
  const found = await readBarcodes(picture, { tryHarder: true });
  return found.map(({ symbologyIdentifier, text }) => ({ symbologyIdentifier, text }));
}

/** From the disk: left to itself, the decoder would look for it on the network. */
function decoder(): ArrayBuffer {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
