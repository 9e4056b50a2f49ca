import { createFraming } from '../framing/framing.ts';
import { noWeight, type ScaleAnswer, type ScaleProtocol, textOf, toUnit, toWeight } from './protocol.ts';

const MAX_LINE_BYTES = 64;

/** Soehnle Professional. Asked for a weight that rests, since its flags do not say which of them stands for that. */
export const soehnle: ScaleProtocol = {
  title: 'Soehnle',
  framing: () => createFraming({ framing: 'auto', limitBytes: MAX_LINE_BYTES }),
  read: readSoehnle,
  askWeight: '<H>\r\n',
  orders: { zero: null, tare: null },
  answersOrders: false,
  sendsUnit: true,
  serial: { baudRate: 9_600, dataBits: 8, parity: 'none' },
};

/** A number in its memory where it has one, six flags, net or gross, the weight with a decimal comma. */
const LINE = /^(?:A\d{7})?([01])([01])[01]{4}[NG] +([+-]?) *(\d+(?:[.,]\d+)?) *([A-Za-z]{1,3}) *$/;

function readSoehnle(message: Uint8Array, at: number): ScaleAnswer {
  const raw = textOf(message);
  const [, under, over, sign = '', digits = '', unit = ''] = LINE.exec(raw) ?? [];
  if (under === undefined) return { kind: 'not-understood' };
  if (under === '1') return noWeight('under', { raw, at });
  if (over === '1') return noWeight('over', { raw, at });
  return toWeight('stable', [sign, digits.replace(',', '.'), toUnit(unit)], { raw, at });
}
