import { lacking } from '../order/archive.ts';
import type { OrderState } from '../order/order.ts';
import type { ArchiveBody, ArchiveItem, ArchiveItemKind } from './archive.ts';

/** What an archive must hold before it is sealed (6-4a), and the buyer's acceptance that completes the order (6-1c). */
export type Required = 'CONTRACT' | 'DELIVERABLE' | 'ACCEPTANCE' | 'INVOICE' | 'PAYMENT_PROOF';

/** What the agency adds by itself; the rest stands in the order. */
const ADDED = ['INVOICE', 'PAYMENT_PROOF'] as const;

/** What of the agency's part is missing. */
export const missingItems = (archive: Pick<ArchiveBody, 'items'> | undefined): readonly Required[] =>
  ADDED.filter((kind) => archive?.items.some((item) => item.kind === kind) !== true);

/** All that is missing before the archive can be sealed. */
export const missing = (
  order: Pick<OrderState, 'body'>,
  archive: Pick<ArchiveBody, 'items'> | undefined,
): readonly Required[] => [...lacking(order), ...missingItems(archive)];

/** Contract and deliverables of an order, as items of its archive: their ids follow from what they are. */
export function itemsOfOrder({ body }: Pick<OrderState, 'body'>, addedBy: string): readonly ArchiveItem[] {
  const { contract, deliveries } = body;
  const contracts: ArchiveItem[] = [];
  if (contract !== undefined) {
    const { documentId, sha256, at, number, signedOn, amountFen } = contract;
    contracts.push({
      kind: 'CONTRACT',
      itemId: 'CONTRACT',
      documentId,
      sha256,
      addedBy,
      at,
      number,
      signedOn,
      amountFen,
    });
  }
  const deliverables = deliveries.flatMap(({ round, at, documentIds, hashes }) =>
    documentIds.flatMap((documentId, i): ArchiveItem[] => {
      const sha256 = hashes[i];
      if (sha256 === undefined) return [];
      const itemId = `DELIVERABLE-${round}-${i + 1}`;
      return [{ kind: 'DELIVERABLE', itemId, documentId, sha256, addedBy, at, round }];
    }),
  );
  return [...contracts, ...deliverables];
}

/** The sum over the items of one kind, in 分. */
export const sumOf = (
  items: readonly ArchiveItem[],
  kind: Extract<ArchiveItemKind, 'INVOICE' | 'PAYMENT_PROOF'>,
): number => items.reduce((sum, item) => (item.kind === kind ? sum + item.amountFen : sum), 0);
