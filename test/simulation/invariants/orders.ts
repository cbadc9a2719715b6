import type { World } from '../world.ts';
import type { Snapshot, State } from './snapshot.ts';

/** SM-6 of requirements §8.10, written down without the product: where an order may go from each state. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  '': ['PLACED'],
  PLACED: ['ACCEPTED', 'DECLINED', 'EXPIRED', 'CANCELLED'],
  ACCEPTED: ['QUOTA_CONFIRMED', 'QUOTA_REFUSED', 'TERMINATED'],
  QUOTA_CONFIRMED: ['IN_SERVICE', 'TERMINATED'],
  IN_SERVICE: ['DELIVERED', 'TERMINATED'],
  DELIVERED: ['IN_SERVICE', 'COMPLETED', 'TERMINATED'],
  COMPLETED: ['ARCHIVED'],
};

/** Orders go the ways of SM-6, and what may be used once is used once. */
export function orderFaults(snapshot: Snapshot, world: World): string[] {
  const orders = snapshot.of('ORDER');
  return [
    ...orders.flatMap((each) => pathFaults(snapshot, each)),
    ...orders.flatMap(({ id, status, deadlines }) =>
      status === 'PLACED' && (deadlines['ORDER_EXPIRY']?.dueAt ?? '') < snapshot.now
        ? [`ORDER#${id} is still PLACED after its time`]
        : [],
    ),
    ...once(
      'order number',
      orders.map(({ body }) => body.orderNo),
    ),
    ...once(
      'order of the market',
      orders.flatMap(({ body: { origin } }) =>
        origin.kind === 'INGESTED' ? [`${origin.source} ${origin.externalId}`] : [],
      ),
    ),
    ...once(
      'contract',
      orders.flatMap(({ body }) => (body.contract ? [plain(body.contract.number)] : [])),
    ),
    ...once(
      'invoice',
      snapshot.of('ARCHIVE').flatMap(({ body }) => invoicesOf(body.items)),
    ),
    ...dealFaults(snapshot, world),
    ...marketFaults(snapshot, world),
  ];
}

/** As FR-01 and FR-02 compare them: spaces, width and case aside. */
const plain = (number: string) => number.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();

const invoicesOf = (items: readonly { kind: string; code?: string; number: string }[]) =>
  items.flatMap(({ kind, code = '', number }) => (kind === 'INVOICE' ? [plain(`${code}${number}`)] : []));

export const once = (what: string, values: readonly string[]): string[] =>
  [...new Set(values.filter((each, index) => values.indexOf(each) !== index))].map(
    (each) => `${what} ${each} stands ${values.filter((other) => other === each).length} times`,
  );

function pathFaults({ aggregates }: Snapshot, { id }: State): string[] {
  const steps = aggregates.get(`ORDER#${id}`)?.events.flatMap(({ to }) => to ?? []) ?? [];
  return steps.flatMap((to, index) => {
    const from = steps[index - 1] ?? '';
    return from === to || WAYS[from]?.includes(to) === true
      ? []
      : [`ORDER#${id} went from ${from || 'nothing'} to ${to}`];
  });
}

/** What a buyer was told is there is there, once and with the price that was said. */
function dealFaults(snapshot: Snapshot, { trade }: World): string[] {
  const orders = new Map(snapshot.of('ORDER').map((each) => [each.id, each]));
  return trade.deals.flatMap(({ orderId, priceFen, seller }) => {
    const found = orders.get(orderId);
    if (found === undefined) return [`ORDER#${orderId} was answered 201 and is not there`];
    const { body } = found;
    return body.priceFen === priceFen && body.uscc === seller.applicant.uscc
      ? []
      : [`ORDER#${orderId} is not what was ordered`];
  });
}

/** Every event of the market had its turn, however they came: none waits, and none was taken that was not sent. */
function marketFaults(snapshot: Snapshot, { trade }: World): string[] {
  const records = snapshot.of('MARKETORDER');
  return trade.market.flatMap(({ sourceOrderId, line }) => {
    const found = records.filter(({ body }) => body.externalId === sourceOrderId);
    const [record] = found;
    if (record === undefined || found.length > 1)
      return [`${sourceOrderId} of the market has ${found.length} records`];
    if (record.status === 'REFUSED') return [];
    const { next, parked } = record.body;
    return next === line.length + 1 && parked.length === 0
      ? []
      : [
          `${sourceOrderId} of the market: ${line.length} events were sent, ${next - 1} had their turn, ${parked.length} wait`,
        ];
  });
}
