import type { devices as english } from '../en/devices.ts';
import type { Translated } from '../translated.ts';

/** What is wrong with a device and what to do about it. */
export const devices: Translated<typeof english> = {
  'not-there': 'Nicht gefunden. Einstecken; es wird benutzt, sobald es da ist.',
  'in-use': 'Ein anderes Programm benutzt es. Dieses Programm schließen.',
  'not-allowed': 'Dieser Rechner erlaubt es der Station nicht. Den Stationsverwalter fragen.',
  'not-opening': 'Es lässt sich nicht öffnen. Abziehen und wieder einstecken.',
  unplugged: 'Es wurde abgezogen. Einstecken; es wird benutzt, sobald es wieder da ist.',
  noise: 'Es sendet Rauschen. Stecker prüfen; den Stationsverwalter die Geschwindigkeit prüfen lassen.',
  'frame-too-long': 'Es sendet ohne Ende. Den Stationsverwalter die Einstellungen prüfen lassen.',
  'half-frame': 'Es brach mittendrin ab. Noch einmal scannen oder wiegen.',
  'not-understood':
    'Es sendet etwas, das sein Protokoll nicht kennt. Den Stationsverwalter die Einstellungen prüfen lassen.',
  'no-answer': 'Es antwortet nicht: aus, blockiert oder beschäftigt. Strom und Kabel prüfen.',
  refused: 'Es kann das gerade nicht. Kurz warten, dann noch einmal versuchen.',
  'device-error': 'Es meldet selbst einen Fehler. Aus- und wieder einschalten.',
  'calibration-overdue': 'Die Kalibrierung ist abgelaufen. Sie wiegt weiter; der Stationsverwaltung sagen.',
  'calibration-missing':
    'Es ist kein Kalibrierdatum eingetragen. Sie wiegt weiter; der Stationsverwaltung sagen.',
  'paper-out': 'Der Drucker hat keine Etiketten mehr. Neue Rolle einlegen.',
  'ribbon-out': 'Der Drucker hat kein Farbband mehr. Neues Farbband einlegen.',
  'head-open': 'Der Druckkopf ist offen. Schließen.',
  'paper-jam': 'Im Drucker stauen sich Etiketten. Öffnen und herausnehmen.',
  paused: 'Der Drucker macht Pause. Seine Pausentaste drücken.',
  'buffer-full': 'Der Drucker ist voll mit Aufträgen. Warten oder aus- und einschalten.',
  'too-much': 'Zu viele Druckaufträge warten. Prüfen, warum er nicht druckt.',
  'not-confirmed': 'Der Drucker hat nicht bestätigt. Nachsehen, ob das Etikett auf Papier ist.',
  closed: 'Die Station hat es losgelassen. Nach einem Neustart wird es wieder benutzt.',
  STATION_STOPPED_WHILE_PRINTING: 'Die Station blieb mittendrin stehen. Nachsehen, ob es auf Papier ist.',
  LABEL_PRINTER_NOT_CONFIGURED: 'Die Station hat keinen Etikettendrucker. Den Stationsverwalter fragen.',
  PRINT_TOO_LATE: 'Es wartete zu lange und wurde nicht gedruckt. Noch einmal anfordern.',
  PRINTED_BY_STAND_IN: 'Es kam aus einem anderen Drucker, weil der gewohnte nicht konnte. Dort holen.',
  LABEL_NO_LONGER_VALID:
    'Der Karton wurde wieder geöffnet, dieses Etikett ist ungültig. Karton schließen gibt ein neues.',
  NOTHING_TO_PRINT: 'Dafür gibt es nichts zu drucken. Den Stationsverwalter fragen.',
  SLIP_NOT_MADE: 'Der Lieferschein ließ sich nicht erstellen. Den Stationsverwalter fragen.',
  SLIP_FOLDER_NOT_WRITABLE:
    'In den Ordner für Lieferscheine lässt sich nicht schreiben. Den Stationsverwalter fragen.',
  PRINT_QUEUE_AWAY: 'Der Druckdienst antwortet nicht. Den Stationsverwalter fragen.',
  PRINT_QUEUE_REFUSED: 'Der Druckdienst hat es nicht angenommen. Den Stationsverwalter fragen.',
  PRINT_QUEUE_NOT_CONFIRMED: 'Der Druckdienst hat es und ist nicht fertig. Nach dem Drucker sehen.',
  PRINT_QUEUE_BROKE_OFF: 'Der Druckdienst brach ab. Nachsehen, ob es auf Papier ist.',
  PRINT_QUEUE_ENDED_JOB: 'Der Druckdienst beendete es vorzeitig. Nachsehen, ob es auf Papier ist.',
};
