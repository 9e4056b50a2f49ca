import { eplOf } from '../../../shared/labels/epl.ts';
import type { LabelLayout } from '../../../shared/labels/label-layout.ts';
import { tsplOf } from '../../../shared/labels/tspl.ts';
import { zplOf } from '../../../shared/labels/zpl.ts';
import type { PrinterLanguage } from '../devices/types.ts';

/** The label as the printer of this language reads it. */
export function labelBytes(layout: LabelLayout, language: PrinterLanguage): Buffer {
  switch (language) {
    case 'zpl':
      return Buffer.from(zplOf(layout), 'ascii');
    case 'tspl':
      return Buffer.from(tsplOf(layout), 'utf8');
    case 'epl':
      return Buffer.from(eplOf(layout), 'latin1');
  }
}
