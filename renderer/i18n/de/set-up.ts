import type { setUp as english } from '../en/set-up.ts';
import type { Translated } from '../translated.ts';

const AUTHORIZATIONS = 'Administration → Systeminitialisierung → Berechtigungen → Allgemeine Berechtigungen';
const OWN_FIELDS = 'Extras → Anpassungswerkzeuge → Benutzerdefinierte Felder - Verwaltung';

/** Was in der Firma gefunden wurde, und die Worte darum herum. */
export const setUp: Translated<typeof english> = {
  subject: {
    version: {
      name: 'Version von SAP Business One',
      means:
        'Mit Version 2 des Service Layers und seinen gespeicherten Abfragen können keine Aufträge gelesen und keine Lieferungen gebucht werden.',
      todo: 'Auf SAP Business One 10.0 aktualisieren; ein spätes Feature Package ist besser: Der Bezug zur Pickliste kommt mit FP 2508, Webhooks mit FP 2602.',
    },
    reading: {
      name: 'Recht zu lesen, was gepackt wird',
      means:
        'Aufträge, Artikel oder Bestände fehlen an den Packtischen oder sind veraltet, oder was aus einer Sendung wurde, ist nicht zu sehen.',
      todo: `${AUTHORIZATIONS}: den Benutzer lesen lassen, was hier genannt ist.`,
    },
    posting: {
      name: 'Recht, Lieferungen anzulegen',
      means:
        'SAP sagt es nicht ohne eine Lieferung: Die erste Sendung zeigt es. Abgelehnt wartet sie und sagt es; nichts geht verloren.',
      todo: `${AUTHORIZATIONS} → Verkauf → Lieferung: volle Berechtigung für den Benutzer, und eine Lizenz, die es erlaubt.`,
    },
    ownTable: {
      name: 'Eigene Tabelle U_PW_SHIPMENT',
      means:
        'Ohne sie kann kein Schlüssel von SAP eine zweite Buchung ablehnen: Jede Sendung wird an ihrer Nummer gesucht und erst nach einer Ruhezeit noch einmal gesendet.',
      todo: 'Dem Benutzer das Recht auf benutzerdefinierte Tabellen geben, oder sie als Superuser anlegen: npm run sync -- setup.',
    },
    deliveryField: {
      name: 'Feld U_PW_ID der Lieferung',
      means:
        'Ohne es werden Sendungen angenommen, warten aber: Nichts wird gebucht, was nicht wiederzufinden wäre.',
      todo: `${OWN_FIELDS} → Marketingbelege → Titel: PW_ID, alphanumerisch, 50 Zeichen.`,
    },
    uniqueKey: {
      name: 'Eindeutiger Schlüssel einer Sendung',
      means:
        'Ohne einen lehnt in SAP selbst nichts eine zweite Lieferung mit derselben Nummer ab; die Suche vor jedem Buchen tut es.',
      todo: 'Die eigene Tabelle anlegen lassen. Keinen eindeutigen Schlüssel auf Lieferungen legen: Auf SQL Server lehnt er vielleicht Lieferungen ohne Nummer ab.',
    },
    series: {
      name: 'Nummernserie für Lieferungen',
      means: 'Ohne eine offene lehnt SAP jede Lieferung ab.',
      todo: 'Administration → Systeminitialisierung → Belegnummerierung → Lieferung: eine offene automatische Serie mit freien Nummern, als Standard für den Benutzer der Verbindung.',
    },
    approvals: {
      name: 'Genehmigungsverfahren für Lieferungen',
      means:
        'Wo eines gilt, wird eine gebuchte Sendung zum Entwurf und wartet, bis jemand sie genehmigt; ein genehmigter Entwurf wird von selbst gesichert.',
      todo: 'Administration → Genehmigungsverfahren → Genehmigungsvorlagen: den Benutzer der Verbindung als Ersteller herausnehmen, oder den Genehmigenden Bescheid geben.',
    },
    bins: {
      name: 'Lagerplätze',
      means:
        'Wo SAP die Lagerplätze nicht von selbst wählt, muss die Pickliste sie nennen, oder sie werden am Packtisch gescannt. Eine Lieferung ohne sie wird abgelehnt.',
      todo: 'Picklisten mit Lagerplatzzuordnung freigeben, oder Administration → Definitionen → Bestandsführung → Lager → Lagerplätze: eine automatische Zuordnung bei Ausgabe.',
    },
    pickListLink: {
      name: 'Bezug der Lieferung zur Pickliste',
      means:
        'Ohne ihn nennen Lieferungen nur ihren Auftrag; welche Pickliste SAP als geliefert nimmt, wählt es selbst. Wo mehrere Listen dieselbe Zeile haben, bitte nachsehen.',
      todo: 'Nichts, oder auf FP 2508 oder neuer aktualisieren.',
    },
    reserveInvoices: {
      name: 'Reserverechnungen',
      means:
        'Was vor der Lieferung berechnet wurde, steht an den Packtischen nicht zur Wahl; Aufträge und Picklisten schon.',
      todo: `${AUTHORIZATIONS} → Verkauf → Reserverechnung: den Benutzer sie lesen lassen, falls solche Ware gepackt wird.`,
    },
    toteField: {
      name: 'Feld U_PW_TOTE der Pickliste',
      means:
        'Ohne es lassen sich Aufträge nicht über ihren Behälter öffnen; über Pickliste und Auftragsnummer schon.',
      todo: `${OWN_FIELDS} → Picklisten: PW_TOTE, alphanumerisch, 50 Zeichen.`,
    },
    orderFields: {
      name: 'Felder U_PW_STATE, U_PW_PACKED, U_PW_STATION des Auftrags',
      means: 'Ohne sie sieht das Büro in SAP nicht, wie weit ein Auftrag an den Packtischen ist.',
      todo: `${OWN_FIELDS} → Marketingbelege → Titel: PW_STATE (20), PW_PACKED (50), PW_STATION (50), alphanumerisch.`,
    },
    stockQuery: {
      name: 'Gespeicherte Abfrage {{query}}',
      means:
        'Ohne sie ist Bestand nach Charge, Seriennummer oder Lagerplatz an den Packtischen nicht bekannt: Chargen werden ohne ihn beurteilt.',
      todo: 'Dem Benutzer das Recht auf SQL-Abfragen des Service Layers geben, oder sie als Superuser anlegen: npm run sync -- setup.',
    },
    packageTypes: {
      name: 'Pakettypen',
      means: 'Ohne sie nennen Lieferungen ihre Pakete nicht; alles andere wird gebucht.',
      todo: 'Administration → Definitionen → Bestandsführung → Pakettypen: einer für jede Verpackung der Packtische, mit demselben Code.',
    },
    webhooks: {
      name: 'Webhook: SAP meldet Änderungen',
      means:
        'SAP wird trotzdem regelmäßig gefragt; eine Änderung kommt nur um so viel später an die Packtische.',
      todo: 'Gibt es ab FP 2602. Die Einrichtung als Superuser laufen lassen; SAP muss sap.webhook.url erreichen und dem Zertifikat vertrauen.',
    },
  },
  state: {
    present: 'in Ordnung',
    made: 'eben angelegt',
    worthKnowing: 'gut zu wissen',
    missing: 'fehlt',
    madeButNotVisible: 'angelegt, noch nicht sichtbar',
    notAllowed: 'fehlt, Anlegen nicht erlaubt',
    obstacle: 'steht im Weg',
    notSeen: 'war nicht zu sehen',
  },
  first:
    'Der Service Layer zeigt es erst nach einem Neustart: vom SAP-Administrator neu starten lassen, dann noch einmal prüfen.',
  found: {
    versionIs: 'SAP sagt {{version}}.',
    versionTooOld: 'SAP sagt {{version}}; 10.0 ist nötig.',
    versionUntold: 'SAP sagt seine Version nicht.',
    readable: 'Alles davon ist lesbar.',
    notReadable: 'Nicht lesbar: {{sets}}.',
    superuser: '{{user}} ist Superuser.',
    ordinaryUser: '{{user}} ist kein Superuser.',
    userNotListed: 'SAP führt keinen Benutzer mit dem Code {{user}}, so groß und klein geschrieben.',
    keyOfOwnTable: 'Die Nummer einer Sendung ist der Primärschlüssel der eigenen Tabelle.',
    keyOnDeliveries:
      'Jemand hat den eindeutigen Schlüssel {{key}} auf U_PW_ID der Lieferungen gelegt: Auf SQL Server wird vielleicht eine zweite Lieferung ohne Nummer abgelehnt.',
    keyNone: 'Es gibt keinen.',
    seriesIs: 'Lieferungen bekommen ihre Nummern aus der Serie {{series}}.',
    seriesNone: 'Für Lieferungen gibt es keine Serie.',
    seriesNotDefault: '{{user}} hat keine Standardserie unter: {{series}}.',
    seriesLocked: 'Serie {{series}} ist gesperrt.',
    seriesManual: 'Serie {{series}} will Nummern von Hand.',
    seriesUsedUp: 'Serie {{series}} hat ihre letzte Nummer vergeben, {{last}}.',
    approvalsNone:
      'SAP nennt keines für eine Lieferung von Auftrag {{order}}. Eines mit Bedingungen kann andere dennoch betreffen.',
    approvalsAsked: 'Für eine Lieferung von Auftrag {{order}} nennt SAP: {{templates}}.',
    noOrderToAskWith: 'Kein Auftrag ist offen, mit dem SAP gefragt werden könnte.',
    binsNone: 'Kein Lager hat Lagerplätze.',
    binsBySap: 'SAP wählt Lagerplätze von selbst, wo keine genannt sind: {{warehouses}}.',
    binsByHand: 'Lagerplätze müssen genannt werden in: {{warehouses}}.',
    linkUsed: 'Diese Version hat ihn, und er wird genutzt.',
    linkNone: 'Diese Version hat keinen.',
    packagesKnown: 'SAP hat {{names}}. Nur Packstücke dieser Arten stehen auf Lieferungen.',
    packagesNone: 'SAP hat keine.',
  },
  screen: {
    lookedAt: 'Zuletzt angesehen',
    since: 'gilt seit {{when}}',
    check: 'Noch einmal prüfen',
    make: 'Fehlendes anlegen',
    asking: 'SAP wird gefragt …',
    open: 'Zu erledigen',
    inOrder: 'In Ordnung',
    syncAway:
      'Der Abgleichdienst ist nicht da: Dies hat er zuletzt gesagt, und es kann gerade nichts gefragt werden.',
    sapSays: 'SAP sagt: {{text}}',
    notYet: 'Die Firma wurde noch nicht angesehen. Das geschieht von selbst, sobald SAP zu erreichen ist.',
    none: 'nichts gebucht wird, was nicht wiederzufinden wäre. Sendungen werden angenommen und warten.',
  },
};
