import { expect, it } from 'vitest';
import { scanAsText } from '../../../shared/barcode/index.ts';

it.each([
  [']d2010401234500001610L1001-A\u001d2112345', '(01)04012345000016(10)L1001-A(21)12345'],
  [']C100095299990000000019', '(00)095299990000000019'],
  [']E04012345000016', '4012345000016'],
  ['TOTE-7', 'TOTE-7'],
  ['PW1C.WEIGH.18', 'PW1C.WEIGH.18'],
  [']d2019\u001dx', '019␝x'],
  ['half\u0002', 'half␂'],
])('%j is shown as %j', (raw, text) => {
  expect(scanAsText(raw, '2026-11-24')).toBe(text);
});
