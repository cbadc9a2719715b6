import { type RankKey, rankKeyOf, type RankSubject } from '../ranking/rank-key.ts';
import type { EntryState } from './entry.ts';

/** What ranking needs of an entry beside its inputs and points (domain §6.2–6.4). */
export function rankSubjectOf({ id, status, body }: EntryState): RankSubject {
  const { agencyId, category, onboardedOn } = body;
  return {
    entryId: id,
    agencyId,
    category,
    onboardedOn,
    withheld: status === 'WITHHELD',
    excluded: status === 'EXCLUDED',
    capped: body.suspendedInPeriod || body.agencyStatus === 'SUSPENDED' || (body.caps ?? []).length > 0,
    unqualified: body.unqualified?.state === 'CONFIRMED',
  };
}

/**
 * An entry's rank key. Written with every computation and with whatever changes its standing; undefined before the
 * first score.
 */
export function entryRankKey(state: EntryState): RankKey | undefined {
  const { inputs, final, system } = state.body;
  const scored = final ?? system;
  if (scored === undefined || inputs === undefined) return undefined;
  return rankKeyOf(rankSubjectOf(state), inputs, scored);
}
