import { CategoryGrantLapsed } from '../../../events/category-grant-lapsed/v1.ts';
import type { AgencyState } from '../agency/agency.ts';
import { bySystem } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal } from '../problem.ts';
import {
  type CategoryGrantBody,
  type CategoryGrantState,
  followGrant,
  GRANT_REPLY,
  grantRef,
} from './category-grant.ts';

const HAS_LEFT: readonly string[] = ['REMOVED', 'EXITED'];

/**
 * REQUESTED → LAPSED where the agency has left: there is nobody to serve the category (5-5c). An agency that is
 * reinstated asks anew. Undefined where it has not left, or the request is decided.
 */
export function decideLapseGrant(
  state: CategoryGrantState,
  agency: Pick<AgencyState, 'status'>,
  now: string,
): Decided<CategoryGrantBody> | undefined {
  if (!HAS_LEFT.includes(agency.status)) return undefined;
  const to = followGrant(state.status, 'lapse', bySystem(now));
  if (isRefusal(to)) return undefined;
  const event = happened(CategoryGrantLapsed, grantRef(state), {
    article: '5-5c',
    to,
    deadlines: { clear: state.deadlines[GRANT_REPLY] === undefined ? [] : [GRANT_REPLY] },
    record: { agencyStatus: agency.status },
  });
  return { events: [event], body: state.body };
}
