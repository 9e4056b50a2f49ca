import type { accepted as english } from '../en/accepted.ts';
import type { Translated } from '../translated.ts';

/** What the station accepted, said in the band of the verdict. */
export const accepted: Translated<typeof english> = {
  SessionOpened: 'Auftrag {{order}} für {{customer}} ist offen',
  SessionResumed: 'Der Auftrag ist wieder offen, wie er verlassen wurde',
  SessionSuspended: 'Beiseitegelegt: Gepacktes bleibt gepackt',
  SessionAbandoned: 'Abgegeben: Der Auftrag ist zurück in der Liste',
  LocationConfirmed: 'Lagerplatz {{bin}} stimmt',
  ItemIdentified: '{{name}}: $t(words.awaits.{{awaits}})',
  PendingDropped: 'Artikel weggelassen, nichts wurde gepackt',
  QuantityTyped: 'Der nächste Scan zählt {{count, quantity}}',
  UnitPacked: '{{packed, quantity}} von {{ordered, quantity}} {{uom}} · {{name}}',
  LineCompleted: 'Zeile fertig: {{ordered, quantity}} {{uom}} · {{name}}',
  OrderCompleted: 'Auftrag vollständig. Zuletzt: {{name}}',
  TakeOutStarted: 'Herausnehmen: scannen, was aus dem Karton kommt',
  TakeOutEnded: 'Wieder packen: Scans gehen in den Karton',
  UnitTakenOut: 'Herausgenommen: {{count, quantity}}',
  CartonOpened: 'Karton {{carton}} ist offen',
  PackagingChosen: 'Gepackt wird in: {{packaging}}',
  ClosingStarted: 'Karton {{carton}} wird geschlossen',
  ClosingCancelled: 'Karton {{carton}} bleibt offen',
  CartonClosed: 'Karton {{carton}} ist geschlossen',
  LabelConfirmed: 'Das Etikett gehört zu Karton {{carton}}',
  CartonReopened: 'Karton {{carton}} ist wieder offen; sein altes Etikett ist ungültig',
  WorkChanged: 'Übernommen: Der Auftrag ist, wie SAP ihn jetzt hat',
  ShipmentClosed: 'Auftrag {{order}} ist abgeschlossen und auf dem Weg zu SAP',
  SignedIn: 'Guten Tag, {{name}}',
  SignedOut: 'Abgemeldet',
  LabelAskedAgain: 'Etikett von Karton {{carton}} wird noch einmal gedruckt, Kopie {{copy}}',
  BadgeForOverride: 'Ausweis von {{name}}: PIN tippen, um es durchzulassen',
  ScannerSetUp: 'Der Tastatur-Scanner ist eingerichtet',
};
