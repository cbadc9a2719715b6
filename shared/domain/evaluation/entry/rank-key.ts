import type { RankKey } from '../ranking/rank-key.ts';
import type { EntryState } from './entry.ts';

/**
 * What a ranking needs to know of a scored entry (domain §6.2). Written with every computation and with whatever
 * changes its standing; undefined before the first score.
 */
export function rankKeyOf({ id, status, body }: EntryState): RankKey | undefined {
  const scored = body.final ?? body.system;
  const { inputs } = body;
  if (scored === undefined || inputs === undefined) return undefined;
  const dimension = (wanted: string) =>
    scaled(scored.dimensions.find((each) => each.id === wanted)?.score ?? '0', 4);
  const capped = body.suspendedInPeriod || body.agencyStatus === 'SUSPENDED' || (body.caps ?? []).length > 0;
  return {
    entryId: id,
    agencyId: body.agencyId,
    category: body.category,
    total: scaled(scored.total, 2),
    feedback: dimension('USER_FEEDBACK'),
    quality: dimension('SERVICE_QUALITY'),
    orders: inputs.completedOrders,
    users: inputs.distinctUsers,
    complaints: inputs.complaints,
    onboardedOn: body.onboardedOn,
    standing: standingOf(status, inputs.completedOrders),
    ...(capped && { capped }),
    ...(body.unqualified?.state === 'CONFIRMED' && { unqualified: true }),
  };
}

function standingOf(status: string, completedOrders: number): RankKey['standing'] {
  if (status === 'EXCLUDED') return 'EXCLUDED';
  if (status === 'WITHHELD') return 'WITHHELD';
  return completedOrders === 0 ? 'NO_ACTIVITY' : 'RANKED';
}

/** A decimal text as an integer of its last place: `86.59` at two places is 8659. */
function scaled(decimal: string, places: number): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return Number(`${whole}${fraction.padEnd(places, '0').slice(0, places)}`);
}
