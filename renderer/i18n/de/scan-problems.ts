import type { scanProblems as english } from '../en/scan-problems.ts';
import type { Translated } from '../translated.ts';

/** Why a code cannot be taken. */
export const scanProblems: Translated<typeof english> = {
  empty: {
    happened: 'Der Scanner hat nichts gesendet',
    expected: 'Ein Strichcode mit Inhalt.',
    next: 'Noch einmal scannen.',
  },
  'too-long': {
    happened: 'Es kamen mehr Daten, als ein Strichcode fasst',
    expected: 'Ein einzelner Strichcode.',
    next: 'Noch einmal scannen; bleibt es so, den Scanner prüfen lassen.',
  },
  'control-character': {
    happened: 'Der Code enthält ein Zeichen, das kein Code hat',
    expected: 'Ein Code ohne Steuerzeichen.',
    next: 'Die Einstellungen des Scanners prüfen lassen.',
  },
  'unknown-aim-id': {
    happened: 'Der Scanner nennt eine Codeart, die es nicht gibt',
    expected: 'Eine bekannte Art von Strichcode.',
    next: 'Die Einstellungen des Scanners prüfen lassen.',
  },
  'symbology-unsupported': {
    happened: 'Diese Art von Strichcode nennt keine Ware',
    expected: 'Der Hauptstrichcode des Artikels.',
    next: 'Den Hauptstrichcode scannen.',
  },
  ambiguous: {
    happened: 'Dieser Code kann mehreres bedeuten',
    expected: 'Ein Code mit einer Bedeutung.',
    next: 'Anderen Strichcode des Artikels scannen; den Scanner auf Senden der Codeart einstellen lassen.',
  },
  'not-a-gtin': {
    happened: 'Der Scanner sagt EAN, sendete aber etwas anderes',
    expected: 'Die Ziffern einer EAN oder UPC.',
    next: 'Die Einstellungen des Scanners prüfen lassen.',
  },
  'check-digit': {
    happened: 'Die Prüfziffer ist falsch: verlesen oder verdruckt',
    expected: 'Ein Code, dessen Prüfziffer stimmt.',
    next: 'Noch einmal scannen; bleibt es so, ein anderes Etikett nehmen.',
  },
  'bad-date': {
    happened: 'Das Etikett enthält ein Datum, das es nicht gibt',
    expected: 'Ein wirklicher Kalendertag.',
    next: 'Diese Einheit beiseitelegen: Das Etikett ist falsch.',
  },
  'bad-value': {
    happened: 'Das Etikett enthält einen dort nicht erlaubten Wert',
    expected: 'Ein Wert nach den Regeln von GS1.',
    next: 'Diese Einheit beiseitelegen: Das Etikett ist falsch.',
  },
  charset: {
    happened: 'Der Code enthält ein dort nicht erlaubtes Zeichen',
    expected: 'Nur Zeichen, die GS1 erlaubt.',
    next: 'Noch einmal scannen; bleibt es so, diese Einheit beiseitelegen.',
  },
  length: {
    happened: 'Ein Wert im Code ist zu kurz oder zu lang',
    expected: 'Werte der richtigen Länge.',
    next: 'Noch einmal scannen; bleibt es so, diese Einheit beiseitelegen.',
  },
  'missing-separator': {
    happened: 'Zwei Werte im Code laufen ineinander',
    expected: 'Ein Trennzeichen zwischen Charge und dem Folgenden.',
    next: 'Den Scanner so einstellen lassen, dass er das Trennzeichen (GS) sendet.',
  },
  'unknown-ai': {
    happened: 'Der Code enthält ein Feld, das GS1 nicht kennt',
    expected: 'Felder, die GS1 kennt.',
    next: 'Noch einmal scannen; bleibt es so, diese Einheit beiseitelegen.',
  },
  'repeated-ai': {
    happened: 'Das Etikett sagt zweierlei über dasselbe',
    expected: 'Ein Wert für jede Angabe.',
    next: 'Diese Einheit beiseitelegen: Das Etikett ist falsch.',
  },
  'required-ai-missing': {
    happened: 'Dem Etikett fehlt ein Wert, der dazugehört',
    expected: 'Alle Werte, die GS1 zusammen verlangt.',
    next: 'Auch den anderen Strichcode des Etiketts scannen.',
  },
  'excluded-ai-present': {
    happened: 'Das Etikett enthält zwei Werte, die sich ausschließen',
    expected: 'Nur einer von beiden.',
    next: 'Diese Einheit beiseitelegen: Das Etikett ist falsch.',
  },
  'digital-link-ai': {
    happened: 'Die Webadresse im Code nennt keine Ware',
    expected: 'Eine GS1-Adresse mit Artikelnummer.',
    next: 'Einen anderen Strichcode des Artikels scannen.',
  },
  'digital-link-order': {
    happened: 'Die Webadresse im Code ist nicht in Ordnung',
    expected: 'GS1-Werte in ihrer Reihenfolge.',
    next: 'Einen anderen Strichcode des Artikels scannen.',
  },
  'digital-link-attribute': {
    happened: 'Die Webadresse im Code hat einen Wert an falscher Stelle',
    expected: 'GS1-Werte, wo sie hingehören.',
    next: 'Einen anderen Strichcode des Artikels scannen.',
  },
  'digital-link-encoding': {
    happened: 'Die Webadresse im Code ist nicht richtig geschrieben',
    expected: 'Eine richtige Webadresse.',
    next: 'Noch einmal scannen; bleibt es so, einen anderen Strichcode scannen.',
  },
  'command-unknown': {
    happened: 'Dieser Befehl ist hier nicht bekannt',
    expected: 'Ein Befehl des aktuellen Blatts.',
    next: 'Das Blatt mit Befehlscodes neu drucken.',
  },
  'command-check': {
    happened: 'Der Befehlscode wurde verlesen',
    expected: 'Ein Befehlscode mit passender Prüfung.',
    next: 'Noch einmal scannen; die Tastaturbelegung des Scanners prüfen.',
  },
  'command-argument': {
    happened: 'Der Befehlscode enthält einen unpassenden Wert',
    expected: 'Ein Befehl mit passendem Wert.',
    next: 'Das Blatt mit Befehlscodes neu drucken.',
  },
};
