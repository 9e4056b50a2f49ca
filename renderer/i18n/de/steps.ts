import type { steps as english } from '../en/steps.ts';
import type { Translated } from '../translated.ts';

/** The one thing to do next, in huge type, and how it is done. */
export const steps: Translated<typeof english> = {
  scanLocation: { what: 'Lagerplatz {{bin}} scannen', hint: 'Dann die Artikel von dort.' },
  scanItem: { what: 'Artikel scannen', hint: 'Noch {{remaining, quantity}} {{uom}} {{name}} zu packen.' },
  scanLot: { what: 'Charge scannen', hint: 'Das Chargenetikett der Einheit in der Hand.' },
  scanSerial: { what: 'Seriennummer scannen', hint: 'Das Etikett der Einheit in der Hand.' },
  scanWeight: { what: 'Gewichtsetikett scannen', hint: 'Das Etikett mit dem Nettogewicht.' },
  scanLocationOfItem: { what: 'Scannen, woher es kommt', hint: 'Das Etikett am Lagerplatz.' },
  takeOut: { what: 'Aus Karton {{carton}} nehmen', hint: 'Scannen, was herauskommt. F3 beendet es.' },
  closeCarton: { what: 'Karton {{carton}} schließen', hint: 'Alles ist darin. F2 drücken.' },
  weigh: { what: 'Karton {{carton}} auf die Waage', hint: 'Wenn sie ruhig steht, F2 drücken.' },
  scanLabel: { what: 'Etikett aufkleben, dann scannen', hint: 'Etikett von Karton {{carton}}.' },
  orderGone: {
    what: 'Halt: SAP hat Auftrag {{order}} nicht mehr',
    hint: 'Alles herausnehmen, dann den Auftrag mit F8 abgeben.',
  },
  takeOutSurplus: {
    what: '{{surplus, quantity}} {{uom}} aus Karton {{carton}} nehmen',
    hint: 'SAP bestellt jetzt weniger {{name}}. F3 beginnt, F3 beendet.',
  },
  putBack: { what: 'Zurücklegen', hint: 'SAP hat den Auftrag geändert: {{name}} ist fraglich. Weglassen.' },
  acceptChanges: {
    what: 'SAP hat den Auftrag geändert: übernehmen',
    hint: 'Änderungen: {{changes, quantity}}. Sie stehen oben. F2 drücken.',
  },
  replaceLabel: {
    what: 'Karton {{carton}} wieder öffnen',
    hint: 'Sein Etikett gilt nicht mehr; beim Schließen kommt ein neues.',
  },
  openCarton: { what: 'Neuen Karton nehmen', hint: 'F2 drücken oder scannen, was zuerst hineinkommt.' },
  closeShipment: {
    what: 'Sendung abschließen',
    hint: 'Alles ist gepackt. Kartons: {{cartons, quantity}}. F10 drücken.',
  },
  resume: { what: 'Behälter scannen und weiterpacken', hint: 'Dieser Auftrag liegt beiseite.' },
  nothing: { what: 'Alles erledigt', hint: 'Hier ist nichts mehr zu tun.' },
};
