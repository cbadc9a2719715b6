import { type RankKey, rankKeyOf } from '../ranking/rank-key.ts';
import type { EntryState } from './entry.ts';

/**
 * What a ranking needs to know of an entry (domain §6.2). Written with every computation and with whatever changes its
 * standing; undefined before the first score.
 */
export function entryRankKey({ id, status, body }: EntryState): RankKey | undefined {
  const scored = body.final ?? body.system;
  if (scored === undefined || body.inputs === undefined) return undefined;
  const { agencyId, category, onboardedOn } = body;
  return rankKeyOf(
    {
      entryId: id,
      agencyId,
      category,
      onboardedOn,
      withheld: status === 'WITHHELD',
      excluded: status === 'EXCLUDED',
      capped: body.suspendedInPeriod || body.agencyStatus === 'SUSPENDED' || (body.caps ?? []).length > 0,
      unqualified: body.unqualified?.state === 'CONFIRMED',
    },
    body.inputs,
    scored,
  );
}
