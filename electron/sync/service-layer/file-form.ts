export type FilePart = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/**
 * One file as the form that SAP takes attachments in. The boundary is not quoted: SAP answers a quoted one with 405.
 *
 * @param id anything that is not in the file
 */
export function fileForm(
  { name, mediaType, bytes }: FilePart,
  id: string,
): { readonly type: string; readonly body: Buffer } {
  const boundary = `packwright-${id}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="files"; filename="${name}"`,
    `Content-Type: ${mediaType}`,
    '',
    '',
  ].join('\r\n');
  return {
    type: `multipart/form-data;boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
