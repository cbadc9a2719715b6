import { ProfileUpdated } from '../../../events/profile-updated/v1.ts';
import { type Decided, happened } from '../event.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { AgencyBody, AgencyState } from './agency.ts';

/** An agency's duty to keep its information up to date (6-3a). The same text again is no update: NO_EFFECTIVE_CHANGE. */
export function decideUpdateIntroduction(
  { id, body }: AgencyState,
  introduction: string,
): Decided<AgencyBody> | Refusal {
  if (body.introduction === introduction) return refuse('NO_EFFECTIVE_CHANGE', { article: '6-3a' });
  const data = { agencyId: id, uscc: body.uscc, fields: ['introduction'] };
  return { events: [happened(ProfileUpdated, data, { article: '6-3a' })], body: { ...body, introduction } };
}
