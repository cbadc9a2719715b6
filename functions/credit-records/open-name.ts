import type { CreditRecordBody } from '../../shared/domain/credit-record/credit-record.ts';
import { decideOpenName, mayOpenName, nameRefused } from '../../shared/domain/credit-record/open-name.ts';
import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { countDays } from '../../shared/domain/time/day-count.ts';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { acting, impartial } from '../../shared/runtime/acting.ts';
import { PROBLEM_CONTENT_TYPE, problemDocument } from '../../shared/runtime/problem-document.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { creditRecord } from '../../shared/store/aggregates/credit-record.ts';
import { task } from '../../shared/store/aggregates/task.ts';
import { type Change, change, type Plan } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';
import type { CreditRecordDeps } from './deps.ts';
import { nameOf, refuseName } from './person-name.ts';
import type { routes } from './routes.ts';

type Asked = Request<(typeof routes)['openRecordedName']>;
const NO_STORE = { 'cache-control': 'no-store' } as const;

/**
 * Opens the sealed name of a recorded person; who read it, when and for what stands in the trail first. Whoever else asks gets
 * 403, whether there is such a record or not, and is reported to the discipline office (as of 3-2g).
 */
export async function openRecordedName(request: Asked, deps: CreditRecordDeps): Promise<Plan> {
  const { principal, params, body } = request;
  const found = await load(deps.tables, creditRecord, params.creditRecordId);
  const mine = { uscc: found?.body.uscc ?? '' };
  if (!mayOpenName(mine, { roles: principal.roles, uscc: principal.uscc }))
    return refuseAndReport(found, request, deps);
  const record = found ?? (await get(deps.tables, creditRecord, params.creditRecordId));
  const officer = impartial(request, record.body.uscc, '14-2d');
  const decided = orThrow(decideOpenName(record, body.reason, officer));
  const name = await nameOf(record.body, deps);
  // The trail, where the purpose stands, is read by more people than the name.
  refuseName(name, { reason: body.reason });
  return {
    changes: [change(creditRecord, record, decided)],
    confidential: true,
    response: { status: 200, body: { creditRecordId: record.id, name }, headers: NO_STORE },
  };
}

async function refuseAndReport(
  found: Loaded<CreditRecordBody> | undefined,
  request: Asked,
  deps: CreditRecordDeps,
): Promise<Plan> {
  const { now, requestId, params } = request;
  const { id: actorId, role } = acting(request).actor;
  deps.log.warn('IDENTITY_REFUSED', {
    requestId,
    actorId,
    role,
    ref: `CREDITRECORD#${params.creditRecordId}`,
  });
  const person = found?.body.subject.kind === 'PERSON' ? found : undefined;
  const refusal = refuse('FORBIDDEN_ROLE', { article: '14-2d' });
  return {
    changes: person === undefined ? [] : await reported(person, { now, actorId }, deps),
    response: {
      status: 403,
      body: problemDocument(refusal, requestId),
      headers: { 'content-type': PROBLEM_CONTENT_TYPE, ...NO_STORE },
    },
  };
}

/** One task a day for each person who tries; one that is done takes another entry, which is told again. */
async function reported(
  found: Loaded<CreditRecordBody>,
  { now, actorId }: { readonly now: string; readonly actorId: string },
  { tables, settings }: CreditRecordDeps,
): Promise<Change[]> {
  const subjectRef = `CREDITRECORD#${found.id}`;
  const kind = 'REVIEW_IDENTITY_ATTEMPT';
  const { policy, calendar } = await settings.current(now);
  const days = policy.get('complaint.identityAttemptWorkingDays');
  const dueAt = countDays(now, days, 'WORKDAYS', calendar).closesAt;
  const id = taskId(subjectRef, kind, `${actorId}-${toLocalDate(now)}`);
  const entry = nameRefused(found);
  const about = { queue: 'CENTRE_DISCIPLINE', kind, subjectRef, dueAt } as const;
  const opened = await openTask(tables, id, about, { now, article: '14-2d' });
  if (opened !== undefined) return [{ ...opened, events: [...opened.events, entry] }];
  const known = await get(tables, task, id);
  return known.status === 'DONE' ? [change(task, known, { events: [entry], body: known.body })] : [];
}
