import type { sap as english } from '../en/sap.ts';
import type { Translated } from '../translated.ts';

/** How SAP receives us, why a shipment is not in SAP yet, and in what SAP disagrees with us; SAP's own words stand beside it on the screen. */
export const sap: Translated<typeof english> = {
  SAP_AWAY: {
    happened: 'SAP war nicht erreichbar.',
    expected: 'Eine Verbindung zu SAP.',
    next: 'Nichts zu tun: Es wird gebucht, sobald SAP wieder da ist.',
  },
  SAP_NOT_UNDERSTOOD: {
    happened: 'Es antwortet etwas, aber nicht SAP.',
    expected: 'Der Service Layer von SAP unter der eingestellten Adresse.',
    next: 'Den Stationsverwalter Adresse und Proxy prüfen lassen.',
  },
  SAP_CERTIFICATE: {
    happened: 'Das Zertifikat von SAP ist nicht das vertraute.',
    expected: 'Das eingestellte Zertifikat.',
    next: 'Den Stationsverwalter den Fingerabdruck vergleichen lassen; bis dahin wird nichts gesendet.',
  },
  SAP_WRONG_PASSWORD: {
    happened: 'SAP nimmt das Passwort nicht an.',
    expected: 'Benutzer und Passwort der SAP-Verbindung.',
    next: 'Den Stationsverwalter das Passwort neu eingeben lassen.',
  },
  SAP_USER_LOCKED: {
    happened: 'SAP hat den Benutzer der Verbindung gesperrt.',
    expected: 'Ein Benutzer, der sich anmelden darf.',
    next: 'Den Benutzer in SAP entsperren lassen.',
  },
  SAP_LOGIN_REFUSED: {
    happened: 'SAP lehnt die Anmeldung ab.',
    expected: 'Firma und Lizenz für die Verbindung.',
    next: 'Firma und Lizenz in SAP prüfen lassen.',
  },
  ANSWER_LOST: {
    happened: 'Die Antwort von SAP ging unterwegs verloren.',
    expected: 'Eine Antwort, ob die Lieferung entstanden ist.',
    next: 'Nichts zu tun: SAP wird gefragt, ob es sie hat, bevor noch einmal gesendet wird.',
  },
  QUIET_PERIOD: {
    happened: 'SAP hat sie noch nicht, aber der erste Versuch kann noch ankommen.',
    expected: 'Eine Wartezeit, in der sie nicht auftaucht.',
    next: 'Nichts zu tun: Gesendet wird, wenn der erste Versuch nicht mehr ankommen kann.',
  },
  LANDED_NOT_FOUND: {
    happened: 'SAP hat die Sendung angenommen, aber ihre Lieferung ist nicht zu finden.',
    expected: 'Eine Lieferung mit der Nummer dieser Sendung.',
    next: 'Die Lieferung in SAP suchen. Von selbst wird nicht noch einmal gesendet.',
  },
  DELIVERED_TWICE: {
    happened: 'SAP hat mehr als eine Lieferung zu dieser Sendung.',
    expected: 'Genau eine Lieferung.',
    next: 'Beide Lieferungen in SAP ansehen und die anders entstandene stornieren.',
  },
  APPROVAL_NEEDED: {
    happened: 'SAP verlangt eine Genehmigung der Lieferung.',
    expected: 'Die Entscheidung von jemandem, der Lieferungen genehmigt.',
    next: 'Den Entwurf in SAP genehmigen oder ablehnen.',
  },
  APPROVAL_REJECTED: {
    happened: 'Die Lieferung wurde in SAP nicht genehmigt.',
    expected: 'Ein genehmigter Entwurf.',
    next: 'Fragen, wer sie abgelehnt hat: Der Entwurf lässt sich in SAP neu vorlegen, sonst wird ausgepackt.',
  },
  DRAFT_REMOVED: {
    happened: 'Der Entwurf der Lieferung wurde in SAP entfernt.',
    expected: 'Ein Entwurf oder die Lieferung daraus.',
    next: 'Im Büro fragen, ob noch geliefert werden soll. Von selbst wird nicht noch einmal gesendet.',
  },
  STOCK_SHORT: {
    happened: 'SAP hat weniger auf Lager, als gepackt wurde.',
    expected: 'Genug Bestand im Lager.',
    next: 'Bestand in SAP berichtigen, dann noch einmal versuchen.',
  },
  LOT_OR_SERIAL_INCOMPLETE: {
    happened: 'Chargen oder Seriennummern sind für SAP nicht vollständig.',
    expected: 'Eine Charge oder Seriennummer für jede Einheit.',
    next: 'Chargen des Auftrags in SAP vergleichen, dann noch einmal versuchen.',
  },
  LOT_OR_SERIAL_UNKNOWN: {
    happened: 'SAP kennt eine gepackte Charge oder Seriennummer nicht.',
    expected: 'Chargen und Seriennummern, die in SAP auf Lager sind.',
    next: 'Charge in SAP einbuchen oder berichtigen, dann noch einmal versuchen.',
  },
  BIN_MISSING: {
    happened: 'SAP will den Lagerplatz der Ware wissen.',
    expected: 'Ein Lagerplatz für jede Einheit dieses Lagers.',
    next: 'Lagerplatzbestand in SAP prüfen, dann noch einmal versuchen.',
  },
  ITEM_FROZEN: {
    happened: 'Ein Artikel ist in diesem Lager gesperrt.',
    expected: 'Artikel, die bewegt werden dürfen.',
    next: 'Artikel in SAP entsperren, dann noch einmal versuchen.',
  },
  ITEM_INACTIVE: {
    happened: 'Ein Artikel ist in SAP gesperrt.',
    expected: 'Artikel, die verkauft werden dürfen.',
    next: 'Artikel in SAP freigeben, dann noch einmal versuchen.',
  },
  CUSTOMER_INACTIVE: {
    happened: 'Der Kunde ist in SAP gesperrt.',
    expected: 'Ein Kunde, der beliefert werden darf.',
    next: 'Paket anhalten und den Kunden im Büro freigeben lassen, dann noch einmal versuchen.',
  },
  CUSTOMER_UNKNOWN: {
    happened: 'SAP kennt den Kunden des Auftrags nicht.',
    expected: 'Der Kunde, für den gepackt wurde.',
    next: 'Im Büro fragen, was in SAP aus dem Kunden wurde, dann noch einmal versuchen.',
  },
  CREDIT_LIMIT: {
    happened: 'Die Lieferung geht über das Kreditlimit des Kunden.',
    expected: 'Eine Lieferung innerhalb des Kreditlimits.',
    next: 'Paket anhalten und im Büro um Freigabe bitten, dann noch einmal versuchen.',
  },
  ORDER_CLOSED: {
    happened: 'Der Auftrag wurde inzwischen in SAP geschlossen.',
    expected: 'Ein offener Auftrag.',
    next: 'Paket anhalten und im Büro fragen, ob der Auftrag wieder geöffnet wird.',
  },
  ORDER_GONE: {
    happened: 'SAP findet den Auftrag oder eine Zeile davon nicht.',
    expected: 'Der Auftrag, wie er gepackt wurde.',
    next: 'Im Büro fragen; gibt es ihn nicht mehr, die Sendung zurückgeben und auspacken.',
  },
  ORDER_OF_ANOTHER: {
    happened: 'Der Auftrag gehört in SAP jetzt einem anderen Kunden.',
    expected: 'Der Kunde, für den gepackt wurde.',
    next: 'Im Büro fragen; die Sendung zurückgeben und für den richtigen Kunden packen.',
  },
  ITEM_NOT_IN_WAREHOUSE: {
    happened: 'Einen Artikel gibt es in diesem Lager nicht.',
    expected: 'Artikel aus dem Lager des Auftrags.',
    next: 'Dem Artikel in SAP das Lager zuordnen, dann noch einmal versuchen.',
  },
  WAREHOUSE_UNKNOWN: {
    happened: 'SAP nimmt das Lager der Ware nicht an.',
    expected: 'Ein Lager, aus dem geliefert werden darf.',
    next: 'Lager in SAP prüfen, dann noch einmal versuchen.',
  },
  SERIES_MISSING: {
    happened: 'SAP hat keine Belegnummer für die Lieferung.',
    expected: 'Ein offener Nummernkreis für Lieferungen.',
    next: 'In SAP einen Nummernkreis für diese Periode öffnen, dann noch einmal versuchen.',
  },
  PERIOD_CLOSED: {
    happened: 'Die heutige Buchungsperiode ist in SAP geschlossen.',
    expected: 'Eine offene Buchungsperiode.',
    next: 'Die Buchhaltung bitten, die Periode zu öffnen, dann noch einmal versuchen.',
  },
  FIELD_UNKNOWN: {
    happened: 'SAP kennt ein Feld nicht, das gesendet wird.',
    expected: 'Die Felder, die die Einrichtung in SAP anlegt.',
    next: 'Die Einrichtung der SAP-Verbindung erneut ausführen, dann noch einmal versuchen.',
  },
  NOT_PERMITTED: {
    happened: 'Der Benutzer in SAP darf diese Lieferung nicht anlegen.',
    expected: 'Ein Benutzer mit dem Recht, Lieferungen anzulegen.',
    next: 'Dem Benutzer der Verbindung in SAP das Recht geben, dann noch einmal versuchen.',
  },
  EXCHANGE_RATE_MISSING: {
    happened: 'SAP hat für heute keinen Wechselkurs.',
    expected: 'Der heutige Wechselkurs.',
    next: 'Wechselkurs in SAP eintragen, dann noch einmal versuchen.',
  },
  ACCOUNTING_INCOMPLETE: {
    happened: 'SAP fehlt ein Konto oder eine Kostenstelle für diese Lieferung.',
    expected: 'Konten für Artikel und Lager.',
    next: 'Die Buchhaltung ergänzen lassen, was SAP nennt, dann noch einmal versuchen.',
  },
  ADDRESS_INCOMPLETE: {
    happened: 'Die Anschrift des Kunden ist für SAP unvollständig.',
    expected: 'Eine vollständige Liefer- und Rechnungsanschrift.',
    next: 'Anschrift in SAP ergänzen, dann noch einmal versuchen.',
  },
  CHANGED_MEANWHILE: {
    happened: 'Jemand hat gerade dieselben Daten in SAP geändert.',
    expected: 'Ein Auftrag, den sonst niemand gerade ändert.',
    next: 'Noch einmal versuchen.',
  },
  COMPANY_RULE: {
    happened: 'Eine Regel Ihrer Firma in SAP verbietet die Lieferung.',
    expected: 'Eine Lieferung, die die Regel erlaubt.',
    next: 'Lesen, was die Regel sagt, es in SAP berichtigen, dann noch einmal versuchen.',
  },
  NOT_ADOPTED: {
    happened: 'Die von Hand gebuchte Lieferung ließ sich dieser Sendung nicht zuordnen.',
    expected: 'Eine Lieferung in SAP, die die Nummer der Sendung trägt.',
    next: 'Ihre Nummer noch einmal eingeben. Kein „Noch einmal“, solange es diese Lieferung in SAP gibt: sonst wird doppelt geliefert.',
  },
  SAP_REFUSED: {
    happened: 'SAP lehnt die Lieferung ab.',
    expected: 'Eine Lieferung, die SAP annimmt.',
    next: 'Lesen, was SAP sagt, es dort berichtigen, dann noch einmal versuchen.',
  },
  GIVEN_BACK: {
    happened: 'Die Sendung wurde zurückgegeben und wird nicht mehr gesendet.',
    expected: 'Die Antwort von SAP, dass es keine Lieferung davon hat.',
    next: 'Noch nichts zu tun: SAP wird gefragt; danach wird die Ware wieder angeboten.',
  },
  GIVEN_BACK_QUIET: {
    happened: 'Zurückgegeben; SAP hat sie nicht, aber ein früherer Versuch kann noch ankommen.',
    expected: 'Eine Wartezeit ohne sie.',
    next: 'Noch nichts zu tun: die Ware wird wieder angeboten, wenn nichts mehr ankommen kann.',
  },
  GIVEN_BACK_DRAFT: {
    happened: 'Zurückgegeben, aber SAP hat noch einen Entwurf der Lieferung.',
    expected: 'Kein Entwurf, aus dem eine Lieferung werden kann.',
    next: 'Den Entwurf in SAP entfernen; danach wird die Ware wieder angeboten.',
  },
  GIVEN_BACK_NOT_FOUND: {
    happened: 'Zurückgegeben, aber SAP hat sie einmal angenommen, und ihre Lieferung ist nicht zu finden.',
    expected: 'Die Lieferung, oder Gewissheit, dass es keine gibt.',
    next: 'Die Lieferung in SAP suchen. Die Ware nicht neu packen, bevor das klar ist.',
  },
  GIVEN_BACK_FREE: {
    happened: 'Zurückgegeben; SAP hat sicher keine Lieferung davon.',
    expected: 'Die Ware wieder am Packtisch.',
    next: 'Die Etiketten von den Kartons nehmen und den Auftrag neu packen: er steht in der Liste.',
  },
  NOT_IN_SAP: {
    happened: 'Hier gebucht, aber SAP hat diese Lieferung nicht.',
    expected: 'Die Lieferung, deren Nummer hier bekannt ist.',
    next: 'In SAP nachsehen, was aus der Lieferung wurde und ob ihr Feld U_PW_ID fehlt.',
  },
  NOT_KNOWN_HERE: {
    happened: 'SAP hat die Lieferung einer Sendung, die hier niemand kennt.',
    expected: 'Nur Lieferungen von Sendungen, die hier gepackt wurden.',
    next: 'In SAP nachsehen, wer sie angelegt hat und ob die Ware hinausging.',
  },
  GOODS_DIFFER: {
    happened: 'Die Lieferung in SAP enthält andere Ware, als gepackt wurde.',
    expected: 'Mengen, Chargen, Seriennummern und Lagerplätze wie gepackt.',
    next: 'Zeilen vergleichen und den Bestand in SAP berichtigen.',
  },
  TWICE_IN_SAP: {
    happened: 'SAP hat mehr als eine Lieferung zu dieser Sendung.',
    expected: 'Genau eine Lieferung.',
    next: 'Lieferungen in SAP ansehen und die anders entstandenen stornieren.',
  },
  CANCELLED_IN_SAP: {
    happened: 'Die Lieferung wurde nach dem Buchen in SAP storniert.',
    expected: 'Eine gültige Lieferung, denn die Ware ging hinaus.',
    next: 'Fragen, wer storniert hat und warum; die Ware ist gepackt und vielleicht unterwegs.',
  },
  IN_SAP_AFTER_ALL: {
    happened: 'SAP hat eine Lieferung, obwohl sie hier als nicht gebucht gilt.',
    expected: 'Keine Lieferung zu Abgelehntem, Angehaltenem oder Zurückgegebenem.',
    next: 'In SAP nachsehen, wer sie angelegt hat; die Ware darf nicht noch einmal gepackt werden.',
  },
  ADDITION_REFUSED: {
    happened: 'SAP nimmt es nicht an.',
    expected: 'Etwas, das SAP zu einer gebuchten Lieferung dazunimmt.',
    next: 'Lesen, was SAP sagt; eine Sendungsnummer kann noch einmal gegeben oder in SAP eingetragen werden.',
  },
  TRACKING_OF_OTHERS: {
    happened: 'Die Lieferung hat eine andere Sendungsnummer, die in SAP eingetragen wurde.',
    expected: 'Eine Lieferung ohne Nummer oder mit unserer.',
    next: 'Nachsehen, welche stimmt, und in SAP berichtigen; was dort steht, bleibt unberührt.',
  },
  ATTACHMENT_NOT_SHOWN: {
    happened: 'SAP hat die Datei genommen, die Lieferung zeigt sie aber nicht.',
    expected: 'Der Packzettel unter den Anhängen der Lieferung.',
    next: 'Die Anhänge in SAP ansehen und den Packzettel dort anhängen.',
  },
  FILE_NOT_MADE: {
    happened: 'Der Packzettel konnte für SAP nicht erzeugt werden oder ist zu groß.',
    expected: 'Ein Packzettel von höchstens 4 MB.',
    next: 'Den gedruckten Packzettel in SAP von Hand anhängen und dem Stationsverwalter Bescheid geben.',
  },
};
