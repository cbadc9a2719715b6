import {
  type ConsultationBody,
  decideAnswerConsultation,
  decidePublishKnowledge,
  decideRecordConsultation,
  decideWithdrawKnowledge,
} from '../../shared/domain/hotline/consultation.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { deadlineInWorkingDays } from '../../shared/domain/time/deadline.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import { consultation, KNOWLEDGE } from '../../shared/store/aggregates/hotline.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import { indexChanges, searchFor } from '../../shared/store/search-index.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';
import { answer } from './answer.ts';
import { type Caller, maskedCaller, namesOfCaller } from './caller.ts';
import type { GuidanceDeps } from './deps.ts';
import { agencyRef, namedAgency } from './named-agency.ts';
import { loadAll } from './registers/register.ts';
import type { routes } from './routes.ts';
import { consultationView, knowledgeView } from './views.ts';

const taskOf = (id: string) => taskId(`HOTLINE#${id}`, 'ANSWER_HOTLINE', 1);

/** Writes a call down; who called is sealed in the same commit (3-2c). */
export async function recordConsultation(
  request: Request<(typeof routes)['recordConsultation']>,
  { tables, sealed, settings }: GuidanceDeps,
): Promise<Plan> {
  const { now, body } = request;
  const id = newId();
  const agency =
    body.agencyId === undefined
      ? {}
      : agencyRef(await namedAgency(body.agencyId, { article: '3-2c' }, tables));
  const caller: Caller | undefined = body.caller;
  const item = caller && (await sealed.seal(`HOTLINE-${id}/caller`, { ...caller }, now));
  const call = {
    ...agency,
    question: body.question,
    ...(item && { caller: { ref: item.pk, hash: item.hash } }),
  };
  const decided = decideRecordConsultation(id, call, acting(request));
  const { policy, calendar } = await settings.current(now);
  const { dueAt } = deadlineInWorkingDays({
    kind: 'HOTLINE_ANSWER',
    base: now,
    source: { policyKey: 'hotline.answerWorkingDays', article: '3-2c' },
    amount: policy.get('hotline.answerWorkingDays'),
    calendar,
  });
  const about = {
    queue: 'CENTRE_OFFICER',
    kind: 'ANSWER_HOTLINE',
    subjectRef: `HOTLINE#${id}`,
    dueAt,
  } as const;
  const task = await openTask(tables, taskOf(id), about, { now, article: '3-2c' });
  return {
    changes: [change(consultation, { newId: id }, decided), ...(task ? [task] : [])],
    ...(item && { sealed: [item] }),
    confidential: true,
    response: answer({ newId: id }, decided, request, consultationView),
  };
}

export async function answerConsultation(
  request: Request<(typeof routes)['answerConsultation']>,
  { tables, sealed }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, consultation, request.params.consultationId);
  requireVersion(found, request.ifMatch);
  const officer = acting(request);
  const decided = orThrow(decideAnswerConsultation(found, request.body.text, officer));
  const task = await closeTask(tables, taskOf(found.id), { ...officer, article: '3-2c' });
  const masked = await maskedCaller(found.body, sealed);
  return {
    changes: [change(consultation, found, decided), ...(task ? [task] : [])],
    confidential: true,
    response: answer(found, decided, request, (after, viewer) => ({
      ...consultationView(after, viewer),
      ...masked,
    })),
  };
}

const textOf = ({ knowledge }: ConsultationBody) => knowledge && `${knowledge.question} ${knowledge.answer}`;

/** Publishes question and answer, without whoever asked; found by their words from then on. */
export async function publishKnowledge(
  request: Request<(typeof routes)['publishKnowledge']>,
  { tables, sealed }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, consultation, request.params.consultationId);
  requireVersion(found, request.ifMatch);
  const caller = await namesOfCaller(found.body, sealed);
  const decided = orThrow(decidePublishKnowledge(found, request.body, { ...acting(request), caller }));
  return {
    changes: [change(consultation, found, decided)],
    projections: indexChanges('KNOWLEDGE', found.id, textOf(found.body), textOf(decided.body)),
    response: answer(found, decided, request, consultationView),
  };
}

export async function withdrawKnowledge(
  request: Request<(typeof routes)['withdrawKnowledge']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, consultation, request.params.consultationId);
  requireVersion(found, request.ifMatch);
  const decided = orThrow(decideWithdrawKnowledge(found, request.body.reason, acting(request)));
  return {
    changes: [change(consultation, found, decided)],
    projections: indexChanges('KNOWLEDGE', found.id, textOf(found.body), undefined),
    response: answer(found, decided, request, consultationView),
  };
}

/** What the hotline has answered before, newest first or by words, for anybody. */
export async function listKnowledge(
  { query }: Request<(typeof routes)['listKnowledge']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { tables } = deps;
  const { items, ...rest } =
    query.q === undefined
      ? await list(tables, consultation, 'list3', { pk: KNOWLEDGE, newestFirst: true }, query)
      : await loadAll(deps, consultation, await searchFor(tables, 'KNOWLEDGE', query.q, query));
  return { status: 200, body: { items: items.flatMap(knowledgeView), ...rest } };
}
