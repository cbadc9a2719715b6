import type { OrderBody } from '../../../shared/domain/order/order.ts';
import type { PartyEquity } from '../../../shared/domain/risk/rules/rule.ts';
import { canonicalHash } from '../../../shared/domain/canonical.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/local-date.ts';
import { EquityFacts, type VerificationGateway } from '../../../shared/domain/verification/source-answer.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { type Projection, queryProjections, readProjection } from '../../../shared/store/projections.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

interface Party {
  readonly uscc: string;
  readonly name: string;
}

const snapshotsOf = (uscc: string): string => `PROJ#EQUITY#${uscc}`;
const refOf = (uscc: string, asOf: LocalDate): string => `EQUITY#${uscc}#${asOf}`;

/** So many snapshots of an organisation are looked at for one that still holds. */
const LOOKED_AT = 10;

/** What the registry said of a party, as it will be kept when it is new. */
export interface Snapshot {
  readonly uscc: string;
  readonly asOf: LocalDate;
  readonly facts: EquityFacts;
  readonly fetchedAt: string;
  readonly isNew: boolean;
}

/**
 * Holders and officers of a party on a day: a kept answer of at most policy `verification.ttlDays` before it, else the
 * gateway's. Undefined when the registry does not tell. Ask before any transaction.
 */
async function snapshotOf(
  { uscc, name }: Party,
  on: LocalDate,
  { tables, gateway }: { readonly tables: Tables; readonly gateway: VerificationGateway },
  policy: PolicySet,
): Promise<Snapshot | undefined> {
  const days = policy.get('verification.ttlDays').EQUITY_AND_OFFICERS;
  const kept = await queryProjections(
    tables,
    { pk: snapshotsOf(uscc), newestFirst: true },
    { limit: LOOKED_AT },
  );
  const held = kept.items.find(({ sk }) => sk <= on && addDays(sk, days) > on);
  if (held !== undefined) {
    const { facts, fetchedAt } = held.item;
    return {
      uscc,
      asOf: held.sk,
      facts: EquityFacts().parse(facts),
      fetchedAt: String(fetchedAt),
      isNew: false,
    };
  }
  const question = { uscc, orgName: name, asOf: on, purpose: 'ORDER_RISK' } as const;
  const [answer] = await gateway.ask({ ...question, checks: ['EQUITY_AND_OFFICERS'] });
  if (answer?.check !== 'EQUITY_AND_OFFICERS' || answer.outcome === 'UNKNOWN') return undefined;
  return { uscc, asOf: on, facts: answer.facts, fetchedAt: answer.fetchedAt, isNew: true };
}

/** Both parties as the registry has them on the day of the contract; undefined for a team, or without an answer. */
export async function askAboutParties(
  order: OrderBody,
  on: LocalDate,
  deps: { readonly tables: Tables; readonly gateway: VerificationGateway },
  policy: PolicySet,
): Promise<{ readonly agency: Snapshot; readonly buyer: Snapshot } | undefined> {
  const { uscc: buyerUscc, name } = order.buyer;
  if (buyerUscc === undefined) return undefined;
  const seller = await get(deps.tables, agency, order.agencyId);
  const [ofAgency, ofBuyer] = await Promise.all([
    snapshotOf({ uscc: order.uscc, name: seller.body.name }, on, deps, policy),
    snapshotOf({ uscc: buyerUscc, name }, on, deps, policy),
  ]);
  return ofAgency && ofBuyer && { agency: ofAgency, buyer: ofBuyer };
}

export const equityOf = ({ uscc, asOf, facts }: Snapshot): PartyEquity => ({
  facts,
  evidenceRef: refOf(uscc, asOf),
});

/** The changes that keep new snapshots, with the hash of what was said. */
export async function keepSnapshots(tables: Tables, snapshots: readonly Snapshot[]): Promise<Projection[]> {
  const fresh = snapshots.filter(({ isNew }) => isNew);
  const kept = await Promise.all(
    fresh.map(async ({ uscc, asOf, facts, fetchedAt }): Promise<Projection | undefined> => {
      const key = { pk: snapshotsOf(uscc), sk: asOf };
      if ((await readProjection(tables, key)) !== undefined) return undefined;
      const plain: unknown = JSON.parse(JSON.stringify(facts));
      return { put: key, item: { facts: plain, fetchedAt, hash: canonicalHash(plain) }, rev: undefined };
    }),
  );
  return kept.filter((each) => each !== undefined);
}

/** The blind index of both parties' verified phones; undefined where one has none. No number is ever read. */
export async function phonesOf(tables: Tables, { uscc, buyer }: OrderBody) {
  if (buyer.uscc === undefined) return undefined;
  const [ofAgency, ofBuyer] = await Promise.all([
    load(tables, contact, uscc),
    load(tables, contact, buyer.uscc),
  ]);
  const [seller, other] = [ofAgency?.body.verified?.phoneHash, ofBuyer?.body.verified?.phoneHash];
  return seller === undefined || other === undefined ? undefined : { agency: seller, buyer: other };
}
