import { type Projection, readProjection } from './projections.ts';
import type { Tables } from './table.ts';

const keyOf = (agencyId: string) => ({ pk: `PROJ#ACCEPTED#${agencyId}`, sk: 'LAST' });

/** The order that an agency accepted last, under the revision that each acceptance moves on. */
export interface LastAccepted {
  readonly rev: number | undefined;
  readonly orderId?: string;
}

/** For the commit in which an agency accepts an order: whoever rests on it having none is told by the write. */
export const acceptedBy = (agencyId: string, orderId: string): Projection => ({
  add: keyOf(agencyId),
  deltas: { rev: 1 },
  set: { orderId },
});

/** To be read before the lists of its orders, which follow a moment later. */
export async function lastAccepted(tables: Tables, agencyId: string): Promise<LastAccepted> {
  const found = await readProjection(tables, keyOf(agencyId));
  const orderId = found?.item['orderId'];
  return { rev: found?.rev, ...(typeof orderId === 'string' && { orderId }) };
}

/** For a commit that fails, and is tried again, when an order was accepted since. */
export const noneAcceptedSince = (agencyId: string, { rev, orderId }: LastAccepted): Projection => ({
  put: keyOf(agencyId),
  item: { ...(orderId !== undefined && { orderId }) },
  rev,
});
