import { ProblemError } from '../../shared/domain/problem.ts';
import type { Proof } from '../../shared/domain/rectification/evidence.ts';
import { refuseUnproven } from '../../shared/domain/rectification/propose-by-hand.ts';
import type { RectificationBody } from '../../shared/domain/rectification/rectification.ts';
import { decideUnresponsiveEvidence } from '../../shared/domain/rectification/unresponsive.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import { entriesOfAgency, entry } from '../../shared/store/aggregates/entry.ts';
import { upkeep } from '../../shared/store/aggregates/upkeep.ts';
import type { Check } from '../../shared/store/plan.ts';
import { list, load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { gradedEntry } from '../evaluation-follow-up/graded.ts';
import { unansweredOrders } from './unresponsive.ts';

interface Proven {
  readonly proof?: Proof;
  /** Keeps what the ground rests on as it was read, in the commit that relies on it. */
  readonly checks: readonly Check[];
}
interface Named {
  readonly agencyId: string;
  readonly ground: RectificationBody['ground'];
  readonly sourceRef?: string | undefined;
}
interface Now {
  readonly now: string;
  readonly policy: PolicySet;
}

const NOTHING: Proven = { checks: [] };
/** Entries of an agency that are looked at, newest first: several years of all its categories. */
const LOOKED_AT = 50;

/** What the platform knows of the ground that an officer names (12-1a to 12-1c); nothing where it knows of none. */
export async function proofOf(named: Named, at: Now, tables: Tables): Promise<Proven> {
  switch (named.ground) {
    case 'INFO_NOT_UPDATED':
      return missedUpdate(named, tables);
    case 'UNRESPONSIVE': {
      const orders = await unansweredOrders(tables, named, at);
      const proof = decideUnresponsiveEvidence(orders, at.policy);
      return proof === undefined ? NOTHING : { proof, checks: [] };
    }
    case 'UNQUALIFIED':
      return unqualified(named, tables);
    case 'OTHER':
      return NOTHING;
  }
}

async function missedUpdate({ agencyId }: Named, tables: Tables): Promise<Proven> {
  const found = await load(tables, upkeep, agencyId);
  if (found === undefined || found.body.missed === 0) return NOTHING;
  const { lastEffectiveUpdateOn, missed } = found.body;
  return {
    proof: { kind: 'NOT_UPDATED', lastEffectiveUpdateOn, missed },
    checks: [{ kind: upkeep.kind, id: found.id, version: found.version }],
  };
}

/** The entry that is named, or that of the agency's newest published result. */
async function unqualified({ agencyId, sourceRef }: Named, tables: Tables): Promise<Proven> {
  for (const id of await entriesLookedAt(agencyId, sourceRef, tables)) {
    const graded = await gradedEntry(tables, id);
    if (graded?.grade === undefined || graded.entry.body.agencyId !== agencyId) continue;
    if (graded.grade !== 'UNQUALIFIED') return NOTHING;
    const { cycleId, category, result, final, system } = graded.entry.body;
    const total = (final ?? system)?.total;
    return {
      proof: {
        kind: 'EVALUATION',
        cycleId,
        entryId: id,
        category,
        ...(total !== undefined && { total }),
        because: result?.because ?? [],
      },
      checks: [{ kind: entry.kind, id, version: graded.entry.version }],
    };
  }
  return NOTHING;
}

async function entriesLookedAt(agencyId: string, sourceRef: string | undefined, tables: Tables) {
  if (sourceRef?.startsWith('ENTRY#')) return [sourceRef.slice('ENTRY#'.length)];
  const key = { pk: entriesOfAgency(agencyId), newestFirst: true };
  const { items } = await list(tables, entry, 'list2', key, { limit: LOOKED_AT });
  return items.map(({ id }) => id);
}

/**
 * Keeps an order from being issued on what has changed since it was proposed: information that was updated, a grade that was
 * amended. @throws NO_GROUND
 */
export async function requireStanding(
  { agencyId, ground, evidence }: RectificationBody,
  tables: Tables,
): Promise<readonly Check[]> {
  const rests = evidence.kind === 'BY_HAND' ? evidence.proof : evidence;
  if (rests?.kind === 'NOT_UPDATED' || rests?.kind === 'INFO_NOT_UPDATED') {
    const { proof, checks } = await missedUpdate({ agencyId, ground }, tables);
    const same = proof?.kind === 'NOT_UPDATED' && proof.lastEffectiveUpdateOn === rests.lastEffectiveUpdateOn;
    return same ? checks : refused(ground);
  }
  if (rests?.kind === 'EVALUATION') {
    const sourceRef = `ENTRY#${rests.entryId}`;
    const { proof, checks } = await unqualified({ agencyId, ground, sourceRef }, tables);
    return proof === undefined ? refused(ground) : checks;
  }
  return [];
}

function refused(ground: RectificationBody['ground']): never {
  const refusal = refuseUnproven(ground, undefined);
  throw refusal === undefined ? new Error(`${ground} needs no proof`) : new ProblemError(refusal);
}
