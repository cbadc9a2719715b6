import {
  AMENDMENT_PROPOSER,
  amendmentMachine,
  decideAmendment as decideOn,
  decidedOnOf,
  decideProposeAmendment,
  needsHearing,
  type AmendmentBody,
  type AmendmentStatus,
} from '../../../shared/domain/evaluation/result/amendment.ts';
import { categoryResultIdOf } from '../../../shared/domain/evaluation/result/category-result.ts';
import { decideRepublishCategory } from '../../../shared/domain/evaluation/result/decide-publicity.ts';
import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  amendedResult,
  decideAmend,
  decideFinalise,
} from '../../../shared/domain/evaluation/entry/result.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { decideIssueHearing } from '../../../shared/domain/hearing/issue.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { amendment, categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { type Change, change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { closeStep, openStep, type Step } from '../../../shared/store/tasks.ts';
import { type Standing, standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ActingCaller } from '../../../shared/runtime/acting.ts';
import type { ResultsDeps } from '../deps.ts';
import { GROUND_ZH, gradeZh } from '../grade-names.ts';
import { publicAmendment } from '../readings/amended.ts';
import { namedViolations } from './named-violations.ts';
import type { routes } from '../routes.ts';

type Shown = Pick<Standing<AmendmentBody>, 'id' | 'status' | 'version' | 'body'>;

export const amendmentView = ({ id, status, version, body }: Shown, { roles }: Pick<Principal, 'roles'>) => {
  const { proposedBy: _by, decidedBy: _decidedBy, ...shown } = body;
  return {
    amendmentId: id,
    status,
    version,
    ...shown,
    allowedActions: allowedActions(amendmentMachine, status as AmendmentStatus, roles),
  };
};

const stepOf = (id: string, { hearingId }: Pick<AmendmentBody, 'hearingId'>): Step => ({
  subjectRef: `${amendment.kind}#${id}`,
  kind: 'DECIDE_AMENDMENT',
  round: hearingId ?? 1,
  article: '9-6b',
});

/**
 * A Commission officer proposes to amend a published grade (9-6b). The prior notice of a lower one goes out in the same
 * commit, and the second person has it to decide on after the hearing (domain §5.5).
 */
export async function proposeAmendment(
  request: Request<(typeof routes)['proposeAmendment']>,
  { tables, settings }: ResultsDeps,
): Promise<Plan> {
  const { entryId, ...asked } = request.body;
  const found = await get(tables, entry, entryId);
  const officer = impartial(request, found.body.uscc, '9-6b');
  refuseLater(asked.decisionOn, request.now);
  const cycle = await get(tables, evaluationCycle, found.body.cycleId);
  const [scheme, current, { named, checks }] = await Promise.all([
    lockedScheme(tables, cycle.body),
    settings.current(request.now),
    namedViolations(asked, tables),
  ]);
  const id = newId();
  const hearingId = needsHearing(found, asked.grade) ? newId() : undefined;
  const proposal = { ...asked, ...(hearingId !== undefined && { hearingId }) };
  const decided = orThrow(
    decideProposeAmendment(id, found, proposal, { scheme, violations: named }, officer),
  );
  const next = { queue: 'COMMISSION_OFFICER', uscc: found.body.uscc } as const;
  const work = { now: request.now, policy: current.policy };
  const after = standingAfter({ id }, decided);
  return {
    changes: [
      change(amendment, { newId: id }, decided),
      ...(hearingId === undefined
        ? await openStep(stepOf(id, {}), next, work, tables)
        : [
            change(
              hearing,
              { newId: hearingId },
              decideIssueHearing(hearingId, noticeOf(id, decided.body), { ...officer, ...current }),
            ),
          ]),
    ],
    checks: [{ kind: entry.kind, id: found.id, version: found.version }, ...checks],
    response: {
      status: 201,
      body: amendmentView(after, request.principal),
      headers: { location: `/evaluation-amendments/${id}`, ...etag(after.version) },
    },
  };
}

function refuseLater(decisionOn: string | undefined, now: string): void {
  if (decisionOn === undefined || decisionOn <= toLocalDate(now)) return;
  const fields = [{ field: 'body.decisionOn', zh: '决定日期不得晚于今日', en: 'not after today' }];
  throw new ProblemError(refuse('VALIDATION_FAILED', { article: '9-6b', fields }));
}

/** What the agency is told before its published grade is lowered. */
function noticeOf(id: string, { uscc, from, grade, ground, decisionNo, reason }: AmendmentBody) {
  const basis = ground === undefined ? '' : GROUND_ZH[ground];
  const zh = `拟将已公布的评价等次由${gradeZh(from)}更正为${gradeZh(grade)}，依据：${basis}（${decisionNo}）`;
  return {
    subjectRef: `${amendment.kind}#${id}`,
    uscc,
    ground: 'EVALUATION_AMENDMENT' as const,
    facts: [{ key: 'grade', row: '9-6b' as const, zh, ...(ground !== undefined && { code: ground }) }],
    reason,
    article: '9-6b' as const,
  };
}

/** A second officer decides (④): the entry is amended and final again, and the list published anew, in one commit. */
export async function decideAmendment(
  request: Request<(typeof routes)['decideAmendment']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const { params, body, principal, ifMatch } = request;
  const found = await get(tables, amendment, params.amendmentId);
  requireVersion(found, ifMatch);
  const officer = impartial(request, found.body.uscc, '9-6b');
  const { entryId, hearingId } = found.body;
  const [target, heard, bases] = await Promise.all([
    get(tables, entry, entryId),
    hearingId === undefined ? undefined : load(tables, hearing, hearingId),
    namedViolations(found.body, tables),
  ]);
  const { decision } = body;
  const seen = { decision, entry: target, hearing: heard, violations: bases.named };
  const decided = orThrow(decideOn(found, seen, officer));
  const notBy = {
    path: AMENDMENT_PROPOSER,
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '9-6b' }),
  };
  const step = stepOf(found.id, found.body);
  const steps: Step[] = hearingId === undefined ? [step] : [step, { ...step, kind: 'CONSIDER_HEARING' }];
  const closed = await Promise.all(steps.map((each) => closeStep(each, officer, tables)));
  const after = standingAfter(found, decided);
  return {
    changes: [
      change(amendment, found, decided, notBy),
      ...closed.flat(),
      ...(decision === 'CONFIRM' ? await amended(found.id, decided.body, target, officer, tables) : []),
    ],
    checks: [
      ...(heard === undefined ? [] : [{ kind: hearing.kind, id: heard.id, version: heard.version }]),
      ...bases.checks,
    ],
    projections: decision === 'CONFIRM' ? bases.builtOn(found.id) : [],
    response: { status: 200, body: amendmentView(after, principal), headers: etag(after.version) },
  };
}

async function amended(
  amendmentId: string,
  body: AmendmentBody,
  target: Loaded<EntryBody>,
  officer: ActingCaller,
  tables: Tables,
): Promise<Change[]> {
  const { cycleId, category, grade, reason, ground, decisionNo } = body;
  const result = await get(tables, categoryResult, categoryResultIdOf(cycleId, category));
  const before = target.body.result ?? { draft: 1, primary: true, because: [] };
  const basis = {
    amendmentId,
    decisionNo,
    decidedOn: decidedOnOf(body),
    ...(ground !== undefined && { ground }),
  };
  const step = { amendmentId, reason, result: amendedResult(before, grade, basis) };
  const changed = orThrow(decideAmend(target, step, officer));
  // The amended entry is final with the publication, which is this commit.
  const finalised = orThrow(
    decideFinalise({ ...target, status: 'AMENDED', body: changed.body }, { ...officer, roles: ['SYSTEM'] }),
  );
  const both = { events: [...changed.events, ...finalised.events], body: finalised.body };
  const published = publicAmendment({ id: amendmentId, body });
  return [
    change(entry, target, both),
    change(categoryResult, result, orThrow(decideRepublishCategory(result, published, officer))),
  ];
}

export async function listAmendments(
  { params, query, principal }: Request<(typeof routes)['listAmendments']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: `AMENDMENT#${params.cycleId}` };
  const { items, ...rest } = await list(tables, amendment, 'list1', key, query);
  return { status: 200, body: { items: items.map((each) => amendmentView(each, principal)), ...rest } };
}

export async function readAmendment(
  { params, principal }: Request<(typeof routes)['readAmendment']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const found = await get(tables, amendment, params.amendmentId);
  return { status: 200, body: amendmentView(found, principal), headers: etag(found.version) };
}
