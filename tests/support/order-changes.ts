import type { Asker, SandboxReply } from './sandbox.ts';

/** What people in the office do to an order while it is packed, each through the request that SAP has for it. */
export type OrderChanges = {
  readonly addLine: (line: { ItemCode: string; Quantity: number; WarehouseCode?: string }) => Promise<void>;
  readonly changeQuantity: (lineNum: number, quantity: number) => Promise<void>;
  readonly closeLine: (lineNum: number) => Promise<void>;
  readonly removeAllLinesBut: (...lineNums: readonly number[]) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly reopen: () => Promise<void>;
};

/** Each rejects with SAP's words when SAP refuses the change. */
export function changesOf(asker: Asker, docEntry: number): OrderChanges {
  const path = `Orders(${docEntry})`;
  const patch = async (lines: readonly object[], headers = {}): Promise<void> =>
    taken(await asker.patch(path, { DocumentLines: lines }, headers));
  const act = async (action: string): Promise<void> => taken(await asker.post(`${path}/${action}`, {}));
  return {
    addLine: (line) => patch([line]),
    changeQuantity: (LineNum, Quantity) => patch([{ LineNum, Quantity }]),
    closeLine: (LineNum) => patch([{ LineNum, LineStatus: 'bost_Close' }]),
    removeAllLinesBut: (...lineNums) =>
      patch(
        lineNums.map((LineNum) => ({ LineNum })),
        { 'b1s-replacecollectionsonpatch': 'true' },
      ),
    close: () => act('Close'),
    cancel: () => act('Cancel'),
    reopen: () => act('Reopen'),
  };
}

function taken({ status, json }: SandboxReply): void {
  if (status !== 204) throw new Error(`${status} ${JSON.stringify(json)}`);
}
