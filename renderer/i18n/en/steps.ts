import type { NextStepCode } from '../../../shared/packing/next-step.ts';
import type { Step } from '../translated.ts';

/** The one thing to do next, in huge type, and how it is done. */
export const steps = {
  scanLocation: { what: 'Scan location {{bin}}', hint: 'Then its items.' },
  scanItem: { what: 'Scan the item', hint: '{{remaining, quantity}} {{uom}} of {{name}} are still to pack.' },
  scanLot: { what: 'Scan its lot', hint: 'The lot label of the unit in your hand.' },
  scanSerial: { what: 'Scan its serial number', hint: 'The serial label of the unit in your hand.' },
  scanWeight: { what: 'Scan its weight label', hint: 'The label with the net weight.' },
  scanLocationOfItem: { what: 'Scan where it comes from', hint: 'The label on its shelf.' },
  takeOut: { what: 'Take out of carton {{carton}}', hint: 'Scan what comes out. F3 ends it.' },
  closeCarton: { what: 'Close carton {{carton}}', hint: 'Everything is in. Press F2.' },
  weigh: { what: 'Put carton {{carton}} on the scale', hint: 'When it is steady, press F2.' },
  scanLabel: { what: 'Stick on the label, then scan it', hint: 'Label of carton {{carton}}.' },
  orderGone: {
    what: 'Stop: SAP has order {{order}} no more',
    hint: 'Take everything out, then give it up with F8.',
  },
  takeOutSurplus: {
    what: 'Take {{surplus, quantity}} {{uom}} out of carton {{carton}}',
    hint: 'SAP orders less of {{name}} now. F3 begins, F3 ends.',
  },
  putBack: { what: 'Put it back', hint: 'SAP changed the order: {{name}} is in question. Leave it out.' },
  acceptChanges: {
    what: 'SAP changed the order: take it over',
    hint: 'Changes: {{changes, quantity}}. They stand above. Press F2.',
  },
  replaceLabel: {
    what: 'Open carton {{carton}} again',
    hint: 'Its label does not hold any more; closing it prints a new one.',
  },
  openCarton: { what: 'Take a new carton', hint: 'Press F2, or scan what goes in first.' },
  closeShipment: {
    what: 'Close the shipment',
    hint: 'Everything is packed. Cartons: {{cartons, quantity}}. Press F10.',
  },
  resume: { what: 'Scan the tote to go on', hint: 'This order is put aside.' },
  nothing: { what: 'All done', hint: 'Nothing is left to do here.' },
} satisfies Readonly<Record<NextStepCode, Step>>;
