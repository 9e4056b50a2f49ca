import type { en } from '../en/index.ts';
import type { Translated } from '../translated.ts';

export const readings: Translated<typeof en.readings> = {
  KEYBOARD_LAYOUT: {
    happened: 'Der Scanner tippt für eine andere Tastatur',
    expected: 'Die Buchstaben und Zeichen des Blatts.',
    next: 'Den Scanner auf die Tastaturbelegung dieses Rechners stellen, oder auf USB-COM.',
  },
  CAPS_LOCK: {
    happened: 'Groß- und Kleinbuchstaben sind vertauscht',
    expected: 'Die Buchstaben des Blatts.',
    next: 'Feststelltaste lösen, oder den Scanner sie nicht beachten lassen.',
  },
  SEPARATOR_LOST: {
    happened: 'Das Trennzeichen zwischen GS1-Elementen fehlt',
    expected: 'FNC1, gesendet als GS (Zeichen 29).',
    next: 'Den Scanner FNC1 als GS senden lassen.',
  },
  SEPARATOR_CHANGED: {
    happened: 'Das Trennzeichen kommt als anderes Zeichen an',
    expected: 'FNC1, gesendet als GS (Zeichen 29).',
    next: 'Den Scanner FNC1 als GS senden lassen, nicht als anderes Zeichen.',
  },
  OTHER_SYMBOLOGY: {
    happened: 'Der Scanner nennt es einen Code anderer Art',
    expected: 'Die Art, die auf dem Blatt steht.',
    next: 'Den Code mit dieser Nummer scannen; sonst die AIM-Kennungen des Scanners berichtigen.',
  },
  CUT_SHORT: {
    happened: 'Nur ein Teil des Codes ist angekommen',
    expected: 'Der ganze Code.',
    next: 'Längengrenzen und Suffix des Scanners prüfen.',
  },
  MORE_AROUND_IT: {
    happened: 'Um den Code steht etwas, das nicht darin ist',
    expected: 'Der Code allein.',
    next: 'Präfix und Suffix wegnehmen, oder in der Konfiguration nennen.',
  },
  OTHER_CODE: {
    happened: 'Das war ein anderer Code des Blatts',
    expected: 'Der Code mit der Nummer auf dem Bildschirm.',
    next: 'Den Code mit dieser Nummer scannen; die anderen mit der Hand abdecken.',
  },
  DIFFERENT: {
    happened: 'Es kam etwas anderes an, als dort steht',
    expected: 'Der Text des Blatts.',
    next: 'Beide Texte vergleichen; Einstellungen und Zeichensatz des Scanners prüfen.',
  },
  SCALE_SHOWS_NOTHING: {
    happened: 'Die Waage hat kein ruhiges Gewicht: $t(words.scale.{{verdict}})',
    expected: 'Ein ruhiges Gewicht.',
    next: 'Warten, bis sie ruhig ist, dann F2 drücken. Strom und Kabel prüfen.',
  },
  SCALE_NOT_AT_ZERO: {
    happened: 'Die leere Waage zeigt {{actual, weight}}',
    expected: 'Null ± {{tolerance, grams}}.',
    next: 'Alles herunternehmen, die Nulltaste der Waage drücken, dann F2 drücken.',
  },
  SCALE_NOT_LOADED: {
    happened: 'Auf der Waage liegt nichts',
    expected: 'Eine Last.',
    next: 'Auflegen, dann F2 drücken.',
  },
  TEST_WEIGHT_OFF: {
    happened: 'Die Waage zeigt {{actual, weight}}',
    expected: 'Das Prüfgewicht von {{expected, weight}} ± {{tolerance, grams}}.',
    next: 'Leere Waage auf null stellen, neu versuchen. Bleibt es so, muss sie justiert werden.',
  },
  TEST_PRINT_FAILED: {
    happened: 'Es kam nicht sicher heraus: $t(devices.{{why}})',
    expected: 'Ein Druck ohne Störung.',
    next: 'Den Drucker in Ordnung bringen, dann F2 drücken. Ist es doch auf Papier, scannen.',
  },
  OTHER_SCANNER: {
    happened: 'Ein anderer Scanner hat gelesen',
    expected: 'Der Scanner, der hier genannt ist.',
    next: 'Den Code mit dem genannten Scanner scannen.',
  },
  OTHER_PRINT: {
    happened: 'Das ist nicht der Code, der zuletzt gedruckt wurde',
    expected: 'Der Code des neuesten Drucks, den kein anderer hat.',
    next: 'Scannen, was gerade herauskam; oder F2 druckt noch einmal.',
  },
  NOTHING_PRINTED_YET: {
    happened: 'Dafür wurde noch nichts gedruckt',
    expected: 'Ein neuer Druck.',
    next: 'F2 drücken, dann scannen, was herauskommt.',
  },
};
