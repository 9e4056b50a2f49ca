import type { cartons as english } from '../../en/packing-refusals/cartons.ts';
import type { Translated } from '../../translated.ts';

/** Cartons, weight, labels and the shipment. */
export const cartons: Translated<typeof english> = {
  NO_OPEN_CARTON: {
    happened: 'Kein Karton ist offen',
    expected: 'Ein offener Karton auf dem Tisch.',
    next: 'F2 drücken: neuer Karton.',
  },
  CARTON_ALREADY_OPEN: {
    happened: 'Karton {{carton}} ist noch offen',
    expected: 'Ein offener Karton zur Zeit.',
    next: 'Zuerst mit F2 schließen.',
  },
  CARTON_EMPTY: {
    happened: 'Karton {{carton}} ist leer',
    expected: 'Mindestens eine Einheit darin.',
    next: 'Zuerst etwas hineinpacken.',
  },
  CARTON_CLOSING: {
    happened: 'Karton {{carton}} wird gerade geschlossen',
    expected: 'Sein Gewicht oder sein Etikett.',
    next: 'Fertig schließen oder mit Esc weiterpacken.',
  },
  NOT_CLOSING: {
    happened: 'Kein Karton wird gerade geschlossen',
    expected: 'Ein Karton auf der Waage.',
    next: 'F2 drücken, um den Karton zu schließen.',
  },
  CARTON_UNKNOWN: {
    happened: 'Karton {{carton}} gibt es nicht',
    expected: 'Ein Karton dieser Sendung.',
    next: 'F7 zeigt die Kartons.',
  },
  CARTON_NOT_CLOSED: {
    happened: 'Karton {{carton}} ist nicht geschlossen',
    expected: 'Ein geschlossener Karton.',
    next: 'Weiter hineinpacken.',
  },
  REOPEN_NEEDS_RIGHT: {
    happened: '{{name}} darf keine Kartons wieder öffnen',
    expected: 'Jemand mit dem Recht dazu, für Karton {{carton}}.',
    next: 'Jemanden fragen, der es darf.',
  },
  PACKAGING_UNKNOWN: {
    happened: 'Unbekannte Verpackung: {{packaging}}',
    expected: 'Eine von: {{known, list}}.',
    next: 'F6 drücken und auswählen.',
  },
  TOO_MANY_CARTONS: {
    happened: 'Zu viele Kartons',
    expected: 'Höchstens {{limit, quantity}} in einer Sendung.',
    next: 'Sendung abschließen; der Rest geht in eine weitere.',
  },
  TOO_MANY_CONTENTS: {
    happened: 'Zu viele Scans in Karton {{carton}}',
    expected: 'Höchstens {{limit, quantity}} in einem Karton.',
    next: 'Mit F2 schließen und im nächsten weiterpacken.',
  },
  SSCC_INVALID: {
    happened: 'Die Kartonnummer ist falsch',
    expected: 'Eine gültige NVE (SSCC), nicht {{sscc}}.',
    next: 'Den Stationsverwalter den Nummernkreis prüfen lassen.',
  },
  SSCC_USED: {
    happened: 'Die Kartonnummer gab es schon',
    expected: 'Eine neue NVE (SSCC), nicht {{sscc, sscc}}.',
    next: 'Den Stationsverwalter den Nummernkreis prüfen lassen.',
  },
  WEIGHT_UNDER: {
    happened: 'Zu leicht',
    expected: '{{expected, weight}} ± {{tolerance, grams}}; Karton {{carton}} wiegt {{actual, weight}}.',
    next: 'Etwas fehlt: Inhalt prüfen.',
  },
  WEIGHT_OVER: {
    happened: 'Zu schwer',
    expected: '{{expected, weight}} ± {{tolerance, grams}}; Karton {{carton}} wiegt {{actual, weight}}.',
    next: 'Etwas ist zu viel darin: Inhalt prüfen.',
  },
  WEIGHT_BELOW_TARE: {
    happened: 'Leichter als der leere Karton',
    expected: 'Mehr als {{tare, weight}} für Karton {{carton}}; die Waage zeigt {{actual, weight}}.',
    next: 'Waage und Verpackung prüfen, dann noch einmal wiegen.',
  },
  SCALE_EMPTY: {
    happened: 'Die Waage ist leer',
    expected: 'Der Karton auf der Waage.',
    next: 'Karton auf die Waage stellen und F2 drücken.',
  },
  LABEL_OF_OTHER_CARTON: {
    happened: 'Dieses Etikett gehört zu Karton {{carton}}',
    expected: 'Das Etikett von Karton {{due}}.',
    next: 'Etikett abnehmen; das von Karton {{due}} scannen.',
  },
  LABEL_DEAD: {
    happened: 'Dieses Etikett gilt nicht mehr',
    expected: 'Das neue Etikett, nicht {{sscc, sscc}}.',
    next: 'Abnehmen und vernichten.',
  },
  LABEL_NOT_OURS: {
    happened: 'Kein Etikett dieser Sendung',
    expected: 'Ein Karton dieser Sendung, nicht {{sscc, sscc}}.',
    next: 'Das zuletzt gedruckte Etikett scannen.',
  },
  LABEL_NOT_DUE: {
    happened: 'Das Etikett von Karton {{carton}} ist nicht an der Reihe',
    expected: 'Was die Anzeige sagt.',
    next: 'Der Anzeige folgen.',
  },
  LABEL_OUTSTANDING: {
    happened: 'Karton {{carton}} wartet noch auf sein Etikett',
    expected: 'Ein Scan des Etiketts {{sscc, sscc}}.',
    next: 'Etikett aufkleben und scannen.',
  },
  CARTON_STILL_OPEN: {
    happened: 'Karton {{carton}} ist noch offen',
    expected: 'Nur geschlossene Kartons.',
    next: 'Zuerst den Karton mit F2 schließen.',
  },
  NOTHING_PACKED: {
    happened: 'Nichts ist gepackt',
    expected: 'Mindestens ein geschlossener Karton.',
    next: 'Etwas packen oder den Auftrag mit F8 abgeben.',
  },
  PARTIAL_NOT_BY_CUSTOMER: {
    happened: 'Der Kunde nimmt keine Teillieferung',
    expected: 'Alles für {{customer}}; es fehlt: {{missing, list}}.',
    next: 'Fehlendes packen oder den Auftrag mit F8 beiseitelegen.',
  },
  SPLIT_NOT_BY_CUSTOMER: {
    happened: 'Der Kunde nimmt das nur ganz oder gar nicht',
    expected: 'Alles von {{split, list}} für {{customer}}, oder nichts davon.',
    next: 'Fehlendes packen, oder es aus den Kartons nehmen.',
  },
  PARTIAL_NOT_BY_RULE: {
    happened: 'Der Auftrag ist nicht vollständig',
    expected: 'Alle Zeilen; es fehlt: {{missing, list}}.',
    next: 'Fehlendes packen oder den Auftrag mit F8 beiseitelegen.',
  },
  PARTIAL_NEEDS_RIGHT: {
    happened: '{{name}} darf nicht unvollständig versenden',
    expected: 'Alle Zeilen; es fehlt: {{missing, list}}.',
    next: 'Fehlendes packen oder jemanden fragen, der es darf.',
  },
  PARTIAL_NEEDS_REASON: {
    happened: 'Der Auftrag ist nicht vollständig',
    expected: 'Ein Grund; es fehlt: {{missing, list}}.',
    next: 'F10 drücken und den Grund auswählen.',
  },
};
