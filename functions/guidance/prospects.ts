import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { decideInviteProspect, decideJoinProspect } from '../../shared/domain/prospect/prospect.ts';
import { acting, impartial } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import { prospect } from '../../shared/store/aggregates/prospect.ts';
import { countAgenciesOf } from '../../shared/store/agency-directory.ts';
import { findLiveAgency } from '../../shared/store/live-agency.ts';
import { change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import { indexChanges } from '../../shared/store/search-index.ts';
import { answer } from './answer.ts';
import type { GuidanceDeps } from './deps.ts';
import type { routes } from './routes.ts';
import { prospectView } from './views.ts';

/** Invites an institution to come onto the platform (3-4b). */
export async function inviteProspect(
  request: Request<(typeof routes)['inviteProspect']>,
  { tables, settings }: GuidanceDeps,
): Promise<Plan> {
  const { body, now } = request;
  const { uscc, name, categories, note } = body;
  const officer = impartial(request, uscc, '3-4b');
  const { policy } = await settings.current(now);
  const open = policy.get('category.catalogue').filter(({ active }) => active);
  const fields = categories.flatMap((code, index) =>
    open.some((each) => each.code === code)
      ? []
      : [{ field: `body.categories.${index}`, zh: '未知的服务类别', en: 'no such service category' }],
  );
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article: '3-4b', fields }));
  const [before, agency] = await Promise.all([load(tables, prospect, uscc), findLiveAgency(tables, uscc)]);
  const invited = { uscc, name, categories, ...(note !== undefined && { note }) };
  const known = before !== undefined || agency !== undefined;
  const decided = orThrow(decideInviteProspect(invited, known, officer));
  return {
    changes: [change(prospect, { newId: uscc }, decided)],
    projections: indexChanges('PROSPECT', uscc, undefined, `${name} ${note ?? ''}`),
    response: answer({ newId: uscc }, decided, request, prospectView),
  };
}

/** INVITED → JOINED, which the platform can see for itself. */
export async function joinProspect(
  request: Request<(typeof routes)['joinProspect']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, prospect, request.params.prospectId);
  requireVersion(found, request.ifMatch);
  const agency = await findLiveAgency(tables, found.body.uscc);
  const decided = orThrow(decideJoinProspect(found, agency?.id, acting(request)));
  return {
    changes: [change(prospect, found, decided)],
    response: answer(found, decided, request, prospectView),
  };
}

/** The open categories with fewer active agencies than policy `outreach.fewAgencies`, fewest first. */
export async function listThinCategories(
  { now }: Request<(typeof routes)['listThinCategories']>,
  { tables, settings }: GuidanceDeps,
): Promise<Reply> {
  const { policy } = await settings.current(now);
  const fewerThan = policy.get('outreach.fewAgencies');
  const open = policy.get('category.catalogue').filter(({ active }) => active);
  const counted = await Promise.all(
    open.map(async ({ code, nameZh }) => ({
      category: code,
      nameZh,
      agencies: await countAgenciesOf(tables, code, fewerThan),
    })),
  );
  const items = counted
    .filter(({ agencies }) => agencies < fewerThan)
    .toSorted((a, b) => a.agencies - b.agencies);
  return { status: 200, body: { fewerThan, items } };
}
