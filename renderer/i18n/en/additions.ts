/** What is added to a delivery after it is posted. */
export const additions = {
  title: 'Added to the delivery',
  none: 'Nothing yet.',
  give: 'Tracking number',
  key: 'Ins',
  kind: { tracking: 'Tracking', slip: 'Packing slip as attachment' },
  takenBack: 'taken back',
  by: 'by {{by}}',
  more: '{{number}} (carton {{carton}})',
  state: {
    waiting: 'waits for the delivery, or for SAP',
    inSap: 'in SAP',
    inSapAs: 'in SAP as {{text}}',
    refused: 'not in SAP',
    notWanted: 'not wanted any more: cancelled or given back',
    replaced: 'replaced by a newer one',
  },
  dialog: {
    title: '{{order}}: tracking',
    text: 'Scan the carrier’s label, or type its number. A carton’s own label chooses the carton.',
    hint: 'carrier’s number',
    shipment: 'Whole shipment',
    carton: 'Carton {{carton}}',
    noNumber: 'no number',
    takeBack: 'Take this number back',
    done: 'Done',
  },
};
