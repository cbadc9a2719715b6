import { CreditRecordActive } from '../../../events/credit-record-active/v1.ts';
import { CreditRecordCorrected } from '../../../events/credit-record-corrected/v1.ts';
import { CreditRecordDrafted } from '../../../events/credit-record-drafted/v1.ts';
import { CreditRecordDropped } from '../../../events/credit-record-dropped/v1.ts';
import { CreditRecordExpired } from '../../../events/credit-record-expired/v1.ts';
import { CreditRecordReported } from '../../../events/credit-record-reported/v1.ts';
import { CreditRecordRevoked } from '../../../events/credit-record-revoked/v1.ts';
import { type Decided, happened } from '../event.ts';
import { requireConsidered } from '../hearing/consider.ts';
import type { HearingState } from '../hearing/hearing.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { deadlineAt, isDue } from '../time/deadline.ts';
import { closesAt, toLocalDate } from '../time/local-date.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { refuseUnconfirmed } from '../violation/confirmed.ts';
import type { ViolationState } from '../violation/violation.ts';
import {
  type CreditRecordBody,
  type CreditRecordDecision,
  creditRecordRefOf,
  type CreditRecordState,
  followCreditRecord,
  type RecordFields,
  SANCTION_END,
} from './credit-record.ts';
import type { CreditRecordAction } from './machine.ts';

const article = '14-2d';
const invalid = (field: string, zh: string, en: string) =>
  refuse('VALIDATION_FAILED', { article, fields: [{ field, zh, en }] });

/** Only what was found may follow a violation (14-2): a suspicion puts nobody on record. */
const refuseSuspicion = ({ status, body }: ViolationState): Refusal | undefined =>
  refuseUnconfirmed(body.agencyId, { agencyId: body.agencyId, status }, article);

const refusePeriod = ({ effectiveOn, sanctionEndsOn }: RecordFields): Refusal | undefined =>
  sanctionEndsOn < effectiveOn
    ? invalid('body.fields.sanctionEndsOn', '惩戒期限不得早于处理生效时间', 'not before it takes effect')
    : undefined;

const refuseOver = ({ sanctionEndsOn }: RecordFields, now: string): Refusal | undefined =>
  sanctionEndsOn < toLocalDate(now)
    ? invalid('body.fields.sanctionEndsOn', '惩戒期限不得早于今日', 'not over already')
    : undefined;

/** – → DRAFT on a confirmed violation; commit it with the hearing (domain §5.5). */
export function decideDraft(
  creditRecordId: string,
  draft: Pick<CreditRecordBody, 'agencyId' | 'uscc' | 'subject' | 'subjectKey' | 'fields' | 'hearingId'>,
  violation: ViolationState,
  acting: OfficerActing,
): CreditRecordDecision {
  const { subject, fields, hearingId, agencyId, uscc } = draft;
  const facts = violation.body.proposal?.facts.length ?? 0;
  const refused =
    refuseConflict(acting, violation.body.uscc, article) ??
    refuseConflict(acting, uscc, article) ??
    refuseSuspicion(violation) ??
    refusePeriod(fields) ??
    refuseOver(fields, acting.now) ??
    (subject.kind === 'PERSON' && subject.facts.some((each) => each >= facts)
      ? invalid('body.subject.facts', '该人员在认定的事实中没有作用', 'no part in the facts found')
      : undefined);
  if (refused !== undefined) return refused;
  const body: CreditRecordBody = {
    ...draft,
    basedOn: `VIOLATION#${violation.id}`,
    draftedBy: acting.actor.id,
    draftedAt: acting.now,
    corrections: [],
  };
  const ref = { creditRecordId, agencyId, uscc, subject: subject.kind };
  const event = happened(CreditRecordDrafted, ref, {
    article: subject.kind === 'BUYER' ? '14-2f' : article,
    to: 'DRAFT',
    refs: { hearing: hearingId, violation: violation.id },
    record: { fields },
  });
  return { events: [event], body };
}

/** As the table says, by an officer without a conflict and, where `first` decided before, another than they. */
function step(state: CreditRecordState, action: CreditRecordAction, acting: OfficerActing, first?: string) {
  const to =
    refuseConflict(acting, state.body.uscc, article) ?? followCreditRecord(state.status, action, acting);
  if (isRefusal(to)) return to;
  return first === acting.actor.id ? refuse('FOUR_EYES', { article }) : to;
}

const reasoned = ({ actor, now }: OfficerActing, reason: string) => ({ by: actor.id, at: now, reason });

export function decideDrop(
  state: CreditRecordState,
  reason: string,
  acting: OfficerActing,
): CreditRecordDecision {
  const to = step(state, 'drop', acting);
  if (isRefusal(to)) return to;
  const event = happened(CreditRecordDropped, creditRecordRefOf(state), { article, to, reason });
  return { events: [event], body: { ...state.body, ended: reasoned(acting, reason) } };
}

/** DRAFT → REPORTED after the hearing, by another than who drafted it (④), while the violation stands. */
export function decideReport(
  state: CreditRecordState,
  basis: {
    readonly hearing: HearingState | undefined;
    readonly violation: ViolationState;
    readonly reason: string;
  },
  acting: OfficerActing,
): CreditRecordDecision {
  const to = step(state, 'report', acting, state.body.draftedBy);
  if (isRefusal(to)) return to;
  const refused = requireConsidered(basis.hearing, article) ?? refuseSuspicion(basis.violation);
  if (refused !== undefined) return refused;
  const { reason } = basis;
  const event = happened(CreditRecordReported, creditRecordRefOf(state), { article, to, reason });
  return { events: [event], body: { ...state.body, report: reasoned(acting, reason) } };
}

/** Of a sanction that ended meanwhile the time is over at once. */
function sanctionEnd({ sanctionEndsOn }: RecordFields, now: string) {
  const end = closesAt(sanctionEndsOn);
  const source = { policyKey: 'time.zone', article } as const;
  return deadlineAt({ kind: SANCTION_END, base: now, source, at: end < now ? now : end });
}

/** REPORTED → ACTIVE: it stands in the city's information, until its sanction ends; while the violation stands. */
export function decideActivate(
  state: CreditRecordState,
  violation: ViolationState,
  acting: OfficerActing,
): CreditRecordDecision {
  const to = step(state, 'activate', acting);
  if (isRefusal(to)) return to;
  const refused = refuseSuspicion(violation);
  if (refused !== undefined) return refused;
  const deadlines = { set: [sanctionEnd(state.body.fields, acting.now)] };
  const event = happened(CreditRecordActive, creditRecordRefOf(state), { article, to, deadlines });
  return { events: [event], body: { ...state.body, activeSince: acting.now } };
}

interface Documented {
  readonly reason: string;
  readonly documentIds: readonly string[];
}

/** ACTIVE → CORRECTED → ACTIVE with other fields, on documents, by another than who reported it (④). */
export function decideCorrect(
  state: CreditRecordState,
  { fields, reason, documentIds }: Documented & { readonly fields: RecordFields },
  acting: OfficerActing,
): CreditRecordDecision {
  const to = step(state, 'correct', acting, state.body.report?.by);
  if (isRefusal(to)) return to;
  const refused = refusePeriod(fields);
  if (refused !== undefined) return refused;
  const { body } = state;
  const ref = creditRecordRefOf(state);
  const corrected = happened(CreditRecordCorrected, ref, {
    article,
    to,
    reason,
    docRefs: documentIds,
    record: { before: body.fields, after: fields },
  });
  const deadlines = { set: [sanctionEnd(fields, acting.now)] };
  const active = happened(CreditRecordActive, ref, { article, to: 'ACTIVE', deadlines });
  const correction = { ...reasoned(acting, reason), documentIds: [...documentIds] };
  return {
    events: [corrected, active],
    body: { ...body, fields, corrections: [...body.corrections, correction] },
  };
}

/** → REVOKED on review or by a court, by another than who reported it (④). */
export function decideRevoke(
  state: CreditRecordState,
  { reason, documentIds }: Documented,
  acting: OfficerActing,
): CreditRecordDecision {
  const to = step(state, 'revoke', acting, state.body.report?.by);
  if (isRefusal(to)) return to;
  const event = happened(CreditRecordRevoked, creditRecordRefOf(state), {
    article,
    to,
    reason,
    docRefs: documentIds,
    deadlines: { clear: state.deadlines[SANCTION_END] === undefined ? [] : [SANCTION_END] },
  });
  const ended = { ...reasoned(acting, reason), documentIds: [...documentIds] };
  return { events: [event], body: { ...state.body, ended } };
}

/** The sanction is over. Undefined when it is too early. */
export function decideExpire(state: CreditRecordState, now: string): Decided<CreditRecordBody> | undefined {
  const due = state.deadlines[SANCTION_END];
  const to = followCreditRecord(state.status, 'expire', { roles: ['SYSTEM'] });
  if (isRefusal(to) || due === undefined || !isDue(due, now)) return undefined;
  const deadlines = { clear: [SANCTION_END] };
  const event = happened(CreditRecordExpired, creditRecordRefOf(state), { article, to, deadlines });
  return { events: [event], body: state.body };
}
