import type { CaseDraft } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { SealedItem } from '../../../shared/store/plan.ts';

interface Member {
  readonly name: string;
  readonly title: string;
  readonly qualification: string;
}

/**
 * Splits a team into what is sealed (the names) and what stands in the draft (domain §3.4). Each version of the case
 * has a record of its own, so that the hash kept with a submission stays true.
 */
export async function sealTeam(
  at: { readonly id: string; readonly version: number },
  members: readonly Member[],
  now: string,
  sealed: SealedRecords,
): Promise<{ item: SealedItem; team: NonNullable<CaseDraft['team']> }> {
  const content = { names: members.map(({ name }) => name) };
  const item = await sealed.seal(`CASE-${at.id}/team/${at.version + 1}`, content, now);
  return {
    item,
    team: {
      sealedRef: item.pk,
      sealedHash: item.hash,
      members: members.map(({ title, qualification }) => ({ title, qualification })),
    },
  };
}
