import type { halts as english } from '../en/halts.ts';
import type { Translated } from '../translated.ts';

/** Why the station cannot go on; `expected` says what is safe. */
export const halts: Translated<typeof english> = {
  DATA_FOLDER_IN_USE: {
    happened: 'Die Station läuft schon',
    expected: 'Ihre Daten sind sicher; zwei Programme dürfen sie nicht zugleich schreiben.',
    next: 'Das andere Fenster benutzen oder es schließen und neu starten.',
  },
  CONFIG_UNREADABLE: {
    happened: 'Die Einstellungen der Station sind nicht lesbar',
    expected: 'Nichts wurde geändert; Gepacktes ist sicher.',
    next: 'Den Stationsverwalter die Einstellungsdatei prüfen lassen, dann neu starten.',
  },
  CONFIG_INVALID: {
    happened: 'Die Einstellungen der Station haben einen Fehler',
    expected: 'Nichts wurde geändert; Gepacktes ist sicher.',
    next: 'Den Stationsverwalter die Einstellungsdatei berichtigen lassen, dann neu starten.',
  },
  SCHEMA_NEWER: {
    happened: 'Die Daten stammen von einer neueren Version',
    expected: 'Sie sind unberührt; diese Version würde sie beschädigen.',
    next: 'Die neuere Version wieder installieren.',
  },
  STORAGE_NOT_DURABLE: {
    happened: 'Diese Festplatte behält nicht, was sie behalten soll',
    expected: 'Darauf wird nichts gepackt, weil es verloren gehen könnte.',
    next: 'Den Stationsverwalter um eine andere Platte oder einen anderen Ordner bitten.',
  },
  STORAGE_BROKEN: {
    happened: 'Die Daten der Station sind beschädigt',
    expected: 'Sie bleiben, wie sie sind; nichts wird durch Raten repariert.',
    next: 'Nichts löschen. Den Stationsverwalter eine Sicherung zurückspielen lassen.',
  },
  STORAGE_FAILED: {
    happened: 'Die Festplatte schreibt nicht mehr',
    expected: 'Alles grün Gezeigte ist gesichert; der letzte Scan vielleicht nicht.',
    next: 'Den Stationsverwalter die Platte prüfen lassen: voll, abgezogen oder defekt. Dann neu starten.',
  },
  SQLITE_TOO_OLD: {
    happened: 'Ein Teil der Station ist zu alt',
    expected: 'Nichts wurde geändert; Gepacktes ist sicher.',
    next: 'Die Station neu installieren.',
  },
  JOURNAL_BROKEN: {
    happened: 'Die Aufzeichnung des Gepackten ist nicht schlüssig',
    expected: 'Sie bleibt, wie sie ist, damit sie untersucht werden kann.',
    next: 'Nichts löschen. Den Stationsverwalter das Journal prüfen lassen.',
  },
  SERVICE_KEEPS_FAILING: {
    happened: 'Dauernd ausgefallen: $t(words.serviceName.{{service}})',
    expected: 'Alles grün Gezeigte ist gesichert.',
    next: 'Packwright neu starten; bleibt es so, der Stationsverwaltung melden: Der Grund steht in logs/{{service}}.log.',
  },
};
