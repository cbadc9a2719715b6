import { listBuyers } from '../../../shared/store/metrics.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { list, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

const PAGE = 100;

/** Every distinct user with a completed order of the agency in the year (domain §6.5). */
export async function usersOf(tables: Tables, agencyId: string, year: number): Promise<string[]> {
  const users: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBuyers(tables, agencyId, year, { limit: PAGE, cursor });
    users.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return users;
}

const RELATED_PARTY = 'RP-';
/** A finding that nobody has dismissed: what was confirmed excludes no less than what is open. */
const STANDING: readonly string[] = ['OPEN', 'CONFIRMED'];

/** The users of whom an order with the agency is held for a related party (domain §6.5). */
export async function heldUsers(tables: Tables, agencyId: string): Promise<ReadonlySet<string>> {
  const orders = new Set<string>();
  let cursor: string | undefined;
  do {
    const key = { pk: `RISKFLAG#AGENCY#${agencyId}` };
    const page = await list(tables, riskFlag, 'list2', key, { limit: PAGE, cursor });
    for (const { status, body } of page.items) {
      const { ruleId, severity, subjectRef } = body;
      const [kind, id] = subjectRef.split('#');
      const holds = severity === 'HOLD' && ruleId.startsWith(RELATED_PARTY) && STANDING.includes(status);
      if (holds && kind === 'ORDER' && id !== undefined) orders.add(id);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  const held = await Promise.all([...orders].map((id) => load(tables, order, id)));
  return new Set(held.flatMap((found) => (found === undefined ? [] : [found.body.buyer.id])));
}
