import type { stationRefusals as english } from '../en/station-refusals.ts';
import type { Translated } from '../translated.ts';

/** Refusals of the station itself, and of the page. */
export const stationRefusals: Translated<typeof english> = {
  SIGN_IN_FIRST: {
    happened: 'Niemand ist angemeldet',
    expected: 'Ein Ausweis, bevor etwas anderes gescannt wird.',
    next: 'Eigenen Ausweis scannen.',
  },
  BADGE_UNKNOWN: {
    happened: 'Dieser Ausweis ist hier nicht bekannt',
    expected: 'Der Ausweis von jemandem, der an dieser Station arbeitet.',
    next: 'Eigenen Ausweis scannen oder diesen vom Stationsverwalter eintragen lassen.',
  },
  NO_RIGHT_TO_PACK: {
    happened: '{{name}} darf nicht packen',
    expected: 'Jemand mit dem Recht zu packen.',
    next: 'Den Stationsverwalter um das Recht bitten.',
  },
  WORK_NOT_FOUND: {
    happened: 'Zu {{code}} gibt es keinen offenen Auftrag',
    expected: 'Ein Behälter, eine Pickliste oder ein Auftrag, der auf das Packen wartet.',
    next: 'Code prüfen; stimmt er, im Büro fragen, ob der Auftrag freigegeben ist.',
  },
  WORK_AMBIGUOUS: {
    happened: '{{code}} steht für mehrere Aufträge: {{works}}',
    expected: 'Ein Code, der einen Auftrag nennt.',
    next: 'Den Auftrag selbst scannen oder in der Liste auswählen.',
  },
  WORK_ON_ITS_WAY: {
    happened: '{{work}} wurde hier schon gepackt',
    expected: 'Ein Auftrag, der noch zu packen ist.',
    next: 'Ware beiseitelegen und im Büro fragen; die Sendung ist auf dem Weg zu SAP.',
  },
  WORK_GONE: {
    happened: '{{work}} ist nicht mehr offen',
    expected: 'Ein Auftrag, der noch zu packen ist.',
    next: 'Ware beiseitelegen; das Büro hat den Auftrag geschlossen oder geändert.',
  },
  SCAN_UNREADABLE: {
    happened: 'Der Code ist nicht ohne Raten lesbar',
    expected: 'Ein vollständiger Strichcode.',
    next: 'Noch einmal scannen; bleibt es so, ein anderes Etikett des Artikels nehmen.',
  },
  COMMAND_NOT_HERE: {
    happened: 'Dieser Befehl bedeutet hier nichts',
    expected: 'Was auf dem Schild steht.',
    next: 'Dem Schild folgen, dann den Befehl noch einmal geben.',
  },
  SCALE_AWAY: {
    happened: 'Es gibt keine Waage',
    expected: 'Eine Waage, die eingesteckt und eingeschaltet ist.',
    next: 'Kabel und Strom der Waage prüfen. Sie kommt von selbst wieder.',
  },
  SCALE_NOT_STABLE: {
    happened: 'Die Waage hat jetzt kein Gewicht: $t(words.scale.{{verdict}})',
    expected: 'Ein ruhiges Gewicht.',
    next: 'Karton loslassen, warten, bis die Waage ruhig ist, dann F2 drücken.',
  },
  SCALE_CHECK_DUE: {
    happened: 'Erst die Waage prüfen: $t(words.scaleCheck.{{why}})',
    expected: 'Das Prüfgewicht von {{expected, weight}} ± {{tolerance, grams}} auf der Waage.',
    next: 'Prüfgewicht auf die Waage stellen und F2 drücken.',
  },
  SCALE_CHECK_FAILED: {
    happened: 'Die Waage wiegt falsch: {{actual, weight}}',
    expected: 'Das Prüfgewicht von {{expected, weight}} ± {{tolerance, grams}}.',
    next: 'Leere Waage auf null stellen, neu prüfen. Bleibt es so, die Stationsverwaltung rufen.',
  },
  TEST_WEIGHT_NOT_ON_SCALE: {
    happened: 'Die Waage ist leer',
    expected: 'Das Prüfgewicht von {{expected, weight}}.',
    next: 'Prüfgewicht auf die Waage stellen, warten, bis sie ruhig ist, dann F2 drücken.',
  },
  NO_TEST_WEIGHT: {
    happened: 'Diese Waage hat kein Prüfgewicht',
    expected: 'Ein Prüfgewicht in der Konfiguration der Station.',
    next: 'Weiter packen; soll die Waage geprüft werden, die Stationsverwaltung fragen.',
  },
  SSCC_RANGE_EXHAUSTED: {
    happened: 'Diese Station hat alle Kartonnummern von {{prefix}} verbraucht',
    expected: 'Eine freie Nummer (SSCC) für diesen Karton.',
    next: 'Den Stationsverwalter um einen neuen Nummernkreis bitten.',
  },
  NOTHING_TO_LIFT: {
    happened: 'Es gibt nichts durchzulassen',
    expected: 'Eine Ablehnung unmittelbar davor.',
    next: 'Einheit noch einmal scannen; durchlassen, wenn sie abgelehnt wird.',
  },
  OVERRIDE_NOT_ALLOWED: {
    happened: '{{name}} darf das nicht durchlassen',
    expected: 'Jemand mit dem Recht: $t(words.right.{{right}}).',
    next: 'Ausweis von jemandem scannen, der es darf.',
  },
  PIN_WRONG: {
    happened: 'Ausweis oder PIN ist falsch',
    expected: 'Ausweis und PIN derselben Person.',
    next: 'PIN noch einmal tippen.',
  },
  PIN_LOCKED: {
    happened: 'Zu viele falsche PINs',
    expected: 'Eine Pause von {{seconds, quantity}} Sekunden.',
    next: '{{seconds, quantity}} Sekunden warten oder jemand anderen bitten, der es darf.',
  },
  REASON_MISSING: {
    happened: 'Ein Grund fehlt',
    expected: 'Ein paar Worte, damit es festgehalten ist.',
    next: 'Die Taste auf dem Bildschirm benutzen und einen Grund wählen.',
  },
  NO_LABEL_TO_REPRINT: {
    happened: 'Karton {{carton}} hat noch kein Etikett',
    expected: 'Ein geschlossener Karton.',
    next: 'Zuerst den Karton schließen.',
  },
  BENCH_NOT_VIRTUAL: {
    happened: 'Dieser Packtisch hat echte Geräte',
    expected: 'Ein Scan vom Scanner, ein Gewicht von der Waage.',
    next: 'Die Geräte des Packtischs benutzen.',
  },
  SHIPMENT_NOT_NOW: {
    happened: 'Jetzt nicht: $t(words.shipmentState.{{state}})',
    expected: 'Eine Sendung, die nicht in SAP ist und nicht gerade dorthin geht.',
    next: 'Die Sendung ansehen: ihre Tasten sind das, was jetzt geht.',
  },
  SYNC_AWAY: {
    happened: 'Nichts getan: der Abgleichdienst ist nicht da',
    expected: 'Der Abgleichdienst, der die Sendungen für SAP hat. Er kommt von selbst wieder.',
    next: 'Warten, bis der Kopf des Bildschirms ihn wieder zeigt, dann noch einmal.',
  },
  DECISION_UNANSWERED: {
    happened: 'Der Abgleichdienst hat nicht gesagt, ob es getan ist',
    expected: 'Eine Antwort innerhalb weniger Sekunden.',
    next: 'Den Stand der Sendung ansehen; ist er wie vorher, noch einmal.',
  },
  DECISION_REFUSED: {
    happened: 'Nicht getan: der Abgleichdienst nimmt es jetzt nicht an',
    expected: 'Eine Sendung, die der Abgleichdienst hat, in einem Stand, der es erlaubt.',
    next: 'Den Stand der Sendung ansehen, dann noch einmal.',
  },
  DELIVERY_NOT_FOUND: {
    happened: 'SAP hat keine Lieferung {{number}}',
    expected: 'Die Nummer im Kopf der Lieferung in SAP.',
    next: 'Die Nummer in SAP nachsehen und neu eingeben.',
  },
  DELIVERY_CANCELLED: {
    happened: 'Lieferung {{number}} ist in SAP storniert',
    expected: 'Eine Lieferung, die gilt.',
    next: 'Im Büro fragen, ob es eine andere Lieferung gibt.',
  },
  DELIVERY_OF_ANOTHER: {
    happened: 'Lieferung {{number}} gehört zu einer anderen Sendung',
    expected: 'Eine von Hand gebuchte Lieferung: ihr Feld U_PW_ID ist leer.',
    next: 'Die Nummer in SAP nachsehen und neu eingeben.',
  },
  DELIVERY_OF_OTHER_CUSTOMER: {
    happened: 'Lieferung {{number}} ist für einen anderen Kunden: {{detail}}',
    expected: 'Eine Lieferung an den Kunden dieser Sendung.',
    next: 'Die Nummer in SAP nachsehen und neu eingeben.',
  },
  DELIVERY_DIFFERS: {
    happened: 'Lieferung {{number}} weicht ab, gepackt ≠ in SAP: {{detail}}',
    expected: 'Die Zeilen desselben Auftrags mit den Mengen, Chargen und Seriennummern, die gepackt sind.',
    next: 'Die Lieferung stornieren und so buchen lassen, wie gepackt ist; dann ihre Nummer eingeben.',
  },
  DELIVERY_AMBIGUOUS: {
    happened: 'Mehrere Lieferungen in SAP haben die Nummer {{number}}',
    expected: 'Eine Lieferung dieser Nummer, die so ist wie gepackt.',
    next: 'In SAP die stornieren lassen, die nicht zu dieser Sendung gehört.',
  },
  SHIPMENT_IN_SAP: {
    happened: 'SAP hat schon etwas von dieser Sendung {{detail}}',
    expected: 'Weder Lieferung noch Entwurf der Sendung in SAP.',
    next: 'Ist es ein Entwurf, ihn in SAP entfernen lassen; dann die Nummer neu eingeben.',
  },
  MAY_STILL_LAND: {
    happened: 'Jetzt nicht: von diesem Auftrag kann noch etwas ankommen',
    expected: 'Ein Auftrag, von dem gerade nichts gesendet wird.',
    next: 'Einige Minuten warten, dann die Nummer neu eingeben.',
  },
  ADOPTION_NOT_TAKEN: {
    happened: 'Lieferung {{number}} nicht zugeordnet. {{detail}}',
    expected: 'SAP antwortet und lässt die Lieferung kennzeichnen.',
    next: 'Den Stand der Sendung ansehen, dann die Nummer neu eingeben.',
  },
  SERIAL_IN_OTHER_SHIPMENT: {
    happened: 'Seriennummer {{serial}} ist in einer anderen Sendung gepackt',
    expected: 'Eine Seriennummer, die nie gepackt wurde.',
    next: 'Diese Einheit beiseitelegen und eine andere nehmen.',
  },
  RIGHT_MISSING: {
    happened: '{{name}} darf das nicht',
    expected: 'Jemand mit dem Recht: $t(words.right.{{right}}).',
    next: 'Jemanden mit dem Recht fragen oder es sich von der Stationsverwaltung geben lassen.',
  },
  SHIPMENT_NOT_HERE: {
    happened: 'Diese Station kennt die Sendung nicht',
    expected: 'Eine Sendung, die an dieser Station abgeschlossen wurde.',
    next: 'An der Station suchen, die sie gepackt hat.',
  },
  QUESTION_FAILED: {
    happened: 'Die Aufzeichnung konnte nicht gelesen werden',
    expected: 'Eine Antwort aus dem Journal der Station.',
    next: 'Noch einmal; wenn es so bleibt, die Stationsverwaltung fragen: {{detail}}',
  },
  ORDER_ON_BENCH: {
    happened: 'Auftrag {{order}} liegt auf dem Tisch',
    expected: 'Ein leerer Tisch, damit kein Testcode für Ware gehalten wird.',
    next: 'Den Auftrag abschließen oder zurückstellen, dann die Prüfung starten.',
  },
  ACCEPTANCE_NOT_RUNNING: {
    happened: 'Es läuft keine Prüfung',
    expected: 'Eine Prüfung mit dem Testblatt.',
    next: 'Zuerst die Prüfung starten.',
  },
  NO_CODE_DUE: {
    happened: 'Jetzt ist kein Code dran',
    expected: 'Was auf dem Schild steht.',
    next: 'Tun, was das Schild sagt, dann F2 drücken.',
  },
  CODE_DUE: {
    happened: 'Ein Code des Testblatts ist dran',
    expected: 'Ein Scan.',
    next: 'Den Code mit der Nummer auf dem Bildschirm scannen.',
  },
  BENCH_NOT_ACCEPTED: {
    happened: 'Nicht bestanden: {{count, quantity}} Schritte nicht richtig',
    expected: 'Jeder Code gelesen, wie er dort steht, und jedes Gerät in Ordnung.',
    next: 'In Ordnung bringen, was die Liste zeigt, dann die Prüfung neu starten.',
  },
  TEST_SHEET_NOT_PRINTED: {
    happened: 'Das Testblatt ist nicht sicher herausgekommen',
    expected: 'Ein gedrucktes Blatt.',
    next: 'Am Drucker der Packzettel nachsehen: {{detail}}',
  },
  COMMAND_SHEET_NOT_PRINTED: {
    happened: 'Die Befehlscodes sind nicht sicher herausgekommen',
    expected: 'Ein gedrucktes Blatt.',
    next: 'Am Drucker der Packzettel nachsehen: {{detail}}',
  },
  TRACKING_UNUSABLE: {
    happened: 'Das ist keine Nummer eines Paketdienstes',
    expected: '4 bis 30 Buchstaben, Ziffern, Striche, Punkte oder Schrägstriche.',
    next: 'Den anderen Strichcode des Paketdienstes scannen oder die Nummer daneben tippen.',
  },
  TRACKING_CARTON_UNKNOWN: {
    happened: 'Dieses Etikett gehört zu einer anderen Sendung',
    expected: 'Ein Karton der gewählten Sendung.',
    next: 'Prüfen, ob die richtige Sendung gewählt ist, dann das Etikett des Paketdienstes scannen.',
  },
  TRACKING_NOT_ASKED: {
    happened: 'Gerade wird keine Sendungsnummer erwartet',
    expected: 'Eine Sendung, die vorher gewählt wurde.',
    next: 'Die Sendung wählen und „Sendungsnummer“ drücken.',
  },
  COMMAND_INVALID: {
    happened: 'Die Station hat die Taste nicht verstanden',
    expected: 'Ein Befehl in der vereinbarten Form.',
    next: 'Noch einmal versuchen; bleibt es so, dem Stationsverwalter sagen: {{detail}}',
  },
  NO_SLIP_TO_REPRINT: {
    happened: 'Kein Packzettel zum Nachdrucken',
    expected: 'Eine Sendung, die an dieser Station abgeschlossen wurde.',
    next: 'Die Sendung in der Liste suchen, dann ihren Packzettel drucken.',
  },
  DISK_FULL: {
    happened: 'Die Festplatte ist voll: nichts wurde getan',
    expected: 'Platz, um es festzuhalten. Alles Vorherige ist gesichert.',
    next: 'Stationsverwalter rufen; ist wieder Platz, noch einmal scannen.',
  },
  STATION_AWAY: {
    happened: 'Der Stationsdienst ist gerade nicht da',
    expected: 'Seine Antwort; er kommt von selbst wieder.',
    next: 'Warten, bis der Hinweis verschwindet, dann noch einmal scannen oder drücken.',
  },
  SCAN_TOO_LONG: {
    happened: 'Das war zu lang für einen Code',
    expected: 'Ein Code, mit Enter abgeschlossen.',
    next: 'Noch einmal scannen; prüfen, dass der Scanner jeden Code mit Enter abschließt.',
  },
  SCANS_OVERLAP: {
    happened: 'Zwei Scans kamen zur gleichen Zeit',
    expected: 'Ein Scan nach dem anderen.',
    next: 'Noch einmal scannen, einen nach dem anderen.',
  },
  SCAN_CAPS_LOCK: {
    happened: 'Feststelltaste ist an: Groß- und Kleinbuchstaben vertauscht',
    expected: 'Feststelltaste aus beim Scannen.',
    next: 'Feststelltaste lösen und noch einmal scannen.',
  },
  SCAN_LAYOUT: {
    happened: 'Der Scanner tippt Tasten, die keine Zeichen sind',
    expected: 'Ein Scanner, dessen Tastaturlayout bekannt ist.',
    next: 'Das Einrichtungsblatt des Scanners scannen, dann noch einmal scannen.',
  },
  SCAN_SEPARATORS_LOST: {
    happened: 'Der Scanner lässt die Trennzeichen von GS1-Codes weg',
    expected: 'Jedes Trennzeichen als Zeichen.',
    next: 'Scanner auf Senden von GS stellen, dann das Einrichtungsblatt scannen.',
  },
  SCANNER_LAYOUT_UNKNOWN: {
    happened: 'Das Tastaturlayout des Scanners ist nicht bekannt',
    expected: 'US, Deutsch, Französisch oder das des Rechners.',
    next: 'Scanner auf eines davon stellen und das Blatt noch einmal scannen.',
  },
  SAP_UNCONFIGURED: {
    happened: 'Kein SAP ist eingerichtet',
    expected: 'Eine SAP-Firma in den Einstellungen des Abgleichdienstes.',
    next: 'SAP in den Einstellungen nennen, dann neu starten.',
  },
  COMPANY_NOT_SEEN: {
    happened: 'SAP war nicht zu fragen',
    expected: 'Eine Antwort von SAP.',
    next: 'Verbindung in Ordnung bringen, dann neu prüfen. {{detail, text}}',
  },
};
