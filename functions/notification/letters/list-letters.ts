import { fileOf } from '../../../shared/domain/document/own-file.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { OFFICER_ROLES, type OfficerRole } from '../../../shared/domain/identity/role.ts';
import type { Recipient } from '../../../shared/domain/notification/notice.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { inboxOf, letter } from '../../../shared/store/aggregates/letter.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { list } from '../../../shared/store/read.ts';
import type { routes } from '../routes.ts';
import { letterView } from './letter-view.ts';

/** The caller's inbox, unread letters first: an organisation's, a buying team's, or that of one of an officer's roles. */
export async function listLetters(
  { query, principal }: Request<(typeof routes)['listLetters']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const pk = inboxOf(ownInbox(principal, query.role));
  const { items, ...rest } = await list(tables, letter, 'list1', { pk }, query);
  return { status: 200, body: { items: items.map((item) => letterView(item, principal)), ...rest } };
}

function ownInbox(principal: Principal, wanted: OfficerRole | undefined): Recipient {
  const { uscc, roles } = principal;
  if (wanted === undefined && uscc !== undefined) return { kind: 'AGENCY', uscc };
  const buyerId = fileOf(principal);
  if (wanted === undefined && buyerId !== undefined) return { kind: 'BUYER', buyerId };
  const role = wanted ?? OFFICER_ROLES.find((each) => roles.includes(each));
  if (role === undefined || !roles.includes(role)) throw new ProblemError(refuse('FORBIDDEN_ROLE'));
  return { kind: 'OFFICERS', role };
}
