import { createHash } from 'node:crypto';
import type { Journal } from '../../electron/station/journal/journal.ts';
import type { Confirmation } from '../../shared/contracts/confirmation.ts';

/** Closed shipments as the journal's projection keeps them, without the packing that came before. */
export function keepClosed({ db }: Pick<Journal, 'db'>, shipments: readonly Confirmation[]): void {
  const insert = db.prepare(
    `INSERT INTO shipment (shipment_id, session_id, work_key, order_number, customer_name, cartons, packer,
       closed_at, document, sha256, state, since)
     VALUES (?, 's1', ?, ?, 'Café', 1, 'Ana', ?, ?, ?, 'waiting', ?)`,
  );
  db.transaction(() => {
    for (const shipment of shipments) {
      const { shipmentId, workKey, orderNumber, closedAt } = shipment;
      const document = JSON.stringify(shipment);
      const sha256 = createHash('sha256').update(document).digest('hex');
      insert.run(shipmentId, workKey, orderNumber, closedAt, document, sha256, closedAt);
    }
  }).immediate();
}
