import type { OrderBody } from '../../../shared/domain/order/order.ts';
import { isNearCap } from '../../../shared/domain/risk/rules/patterns.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { type Projection, readProjection } from '../../../shared/store/projections.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** Of an agency in the calendar year in which the orders were accepted; and of one buyer with it. */
const COUNTED = ['accepted', 'nearCap', 'ratings', 'single'] as const;
type Counts = Record<(typeof COUNTED)[number], number>;

async function readCounts(tables: Tables, agencyId: string, year: string, sk: string) {
  const key = { pk: `PROJ#ORDERCOUNTS#${agencyId}#${year}`, sk };
  const read = await readProjection(tables, key);
  const counts: Counts = { accepted: 0, nearCap: 0, ratings: 0, single: 0 };
  for (const name of COUNTED) counts[name] = Number(read?.item[name] ?? 0);
  const put = (item: Counts): Projection => ({ put: key, item, rev: read?.rev });
  return { counts, put };
}

async function ofYear(tables: Tables, order: OrderBody) {
  const year = toLocalDate(order.acceptedAt ?? order.placedAt).slice(0, 4);
  const [all, buyer] = await Promise.all([
    readCounts(tables, order.agencyId, year, 'ALL'),
    readCounts(tables, order.agencyId, year, `BUYER#${order.buyer.id}`),
  ]);
  return { year, all, buyer };
}

/**
 * Counts an accepted order (FR-07, FR-08). A buyer's second order takes its ratings out of those of buyers of one order.
 * Commit once per event.
 */
export async function countAccepted(tables: Tables, order: OrderBody, policy: PolicySet) {
  const { year, all, buyer } = await ofYear(tables, order);
  const cap = policy.get(
    order.buyer.kind === 'TEAM' ? 'voucher.teamAnnualCap' : 'voucher.enterpriseAnnualCap',
  );
  const near = isNearCap(order.voucherFen, cap, policy.get('risk.capNearness')) ? 1 : 0;
  const nowAll = {
    ...all.counts,
    accepted: all.counts.accepted + 1,
    nearCap: all.counts.nearCap + near,
    single: all.counts.single - buyer.counts.single,
  };
  const nowBuyer = { ...buyer.counts, accepted: buyer.counts.accepted + 1, single: 0 };
  return {
    year: {
      year,
      ofBuyer: nowBuyer.accepted,
      ofAgency: nowAll.accepted,
      nearCap: near === 0 ? 0 : nowAll.nearCap,
    },
    added: [all.put(nowAll), buyer.put(nowBuyer)],
  };
}

/** Counts a rating (FR-11). Commit once per event. */
export async function countRated(tables: Tables, order: OrderBody) {
  const { year, all, buyer } = await ofYear(tables, order);
  const single = buyer.counts.accepted <= 1 ? 1 : 0;
  const add = (counts: Counts): Counts => ({
    ...counts,
    ratings: counts.ratings + 1,
    single: counts.single + single,
  });
  const now = add(all.counts);
  return {
    ratings: { year, count: now.ratings, single: now.single },
    added: [all.put(now), buyer.put(add(buyer.counts))],
  };
}
