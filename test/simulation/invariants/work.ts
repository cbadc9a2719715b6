import { REMINDERS } from '../../../shared/domain/task/task.ts';
import type { Snapshot, State } from './snapshot.ts';

/** In these states nothing is left to be done about a subject. */
const DONE: Readonly<Record<string, readonly string[]>> = {
  ORDER: ['DECLINED', 'EXPIRED', 'CANCELLED', 'QUOTA_REFUSED', 'TERMINATED', 'ARCHIVED'],
  REDEMPTION: ['PAID', 'REFUSED', 'RECOVERY_OPEN'],
  COMPLAINT: ['NOT_ACCEPTED', 'CLOSED'],
  SPOTCHECK: ['PASSED', 'FAILED', 'REFUSED', 'REPLACED', 'WITHDRAWN'],
  COOPERATION: ['SUBMITTED', 'REFUSED', 'WITHDRAWN'],
  CATEGORYGRANT: ['VERIFIED', 'REFUSED'],
  GRANT: ['VERIFIED', 'REFUSED', 'LAPSED'],
  QUALIFICATION: ['VALID', 'EXPIRING', 'EXPIRED', 'REFUSED'],
  RISKFLAG: ['CONFIRMED', 'DISMISSED'],
  ORDERREVIEW: ['CLEARED', 'HOLD'],
  RECTIFICATION: ['DROPPED', 'ACCEPTED'],
  SUSPENSION: ['LIFTED', 'CONVERTED', 'DROPPED', 'REVOKED'],
  REMOVAL: ['EXECUTED', 'DROPPED', 'REVOKED'],
  VIOLATION: ['DISMISSED', 'CLOSED', 'REVOKED'],
  INSPECTION: ['PASSED', 'FAILED', 'REFUSED', 'WITHDRAWN'],
  CREDITRECORD: ['DROPPED', 'ACTIVE', 'EXPIRED', 'REVOKED'],
  PAYMENTHOLD: ['RELEASED', 'CONVERTED_TO_REFUSAL'],
  PAYMENTREFUSAL: ['DECIDED', 'DROPPED', 'REVOKED'],
  FUNDRECOVERY: ['REPAID', 'WRITTEN_OFF', 'DROPPED', 'REVOKED'],
  SPOTCHECKPLAN: ['SAMPLED'],
  FOLLOWUP: ['DONE'],
  HOTLINE: ['ANSWERED'],
  VISIT: ['DONE'],
  IMPORT: ['FAULTY', 'UNREADABLE', 'APPLIED', 'DISCARDED'],
  SCOPECORRECTION: ['ACCEPTED', 'REFUSED'],
  INPUTCORRECTION: ['APPROVED', 'RETURNED'],
  COVERAGE: ['CLOSED'],
  SITEVISIT: ['DONE'],
  CYCLE: ['CLOSED', 'CANCELLED'],
};

/** In these states a person of the centre is needed, who has a task, or a clock runs. */
const WAITING: Readonly<Record<string, readonly string[]>> = {
  ORDER: ['PLACED', 'ACCEPTED', 'DELIVERED'],
  REDEMPTION: ['CLAIMED', 'UNDER_REVIEW', 'BATCHED'],
  COMPLAINT: [
    'SUBMITTED',
    'ACCEPTED',
    'INVESTIGATING',
    'SUBSTANTIATED',
    'PARTLY',
    'UNSUBSTANTIATED',
    'REPLIED',
    'TRANSFERRED',
  ],
  SPOTCHECK: ['SUBMITTED', 'REVIEWED'],
  COOPERATION: ['OPEN', 'OVERDUE', 'SECOND_NOTICE'],
  ORDERREVIEW: ['CHECKED'],
  RISKFLAG: ['OPEN'],
  QUALIFICATION: ['RECORDED'],
  GRANT: ['REQUESTED'],
  FOLLOWUP: ['OPEN'],
  HOTLINE: ['OPEN'],
  VISIT: ['PLANNED'],
  IMPORT: ['CHECKED'],
  SCOPECORRECTION: ['REQUESTED'],
  INPUTCORRECTION: ['PROPOSED'],
  COVERAGE: ['OPEN'],
  SURVEY: ['DRAWN', 'CONTACTED'],
  RECTIFICATION: ['PROPOSED', 'ISSUED', 'ACKNOWLEDGED', 'EXTENDED', 'SUBMITTED', 'RETURNED'],
  SUSPENSION: ['PROPOSED', 'PRIOR_NOTICE', 'IN_FORCE_PROVISIONAL'],
  REMOVAL: ['PROPOSED', 'PRIOR_NOTICE'],
  VIOLATION: ['SUSPECTED', 'UNDER_INVESTIGATION', 'PRIOR_NOTICE', 'CONSEQUENCES_PENDING', 'UNDER_REVIEW'],
  INSPECTION: ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE', 'SUBMITTED', 'REVIEWED'],
  CREDITRECORD: ['DRAFT', 'REPORTED'],
  PAYMENTHOLD: ['ACTIVE'],
  PAYMENTREFUSAL: ['PRIOR_NOTICE'],
  FUNDRECOVERY: ['PROPOSED', 'PRIOR_NOTICE', 'ORDERED', 'PARTLY_REPAID', 'OVERDUE'],
};
/** What somebody waits for by way of another: the check that found it, the hearing before it, the request for material. */
const BY_WAY_OF = ({ checkId, hearingId, cooperationId }: State['body']): readonly string[] => [
  `CREDITCHECK#${checkId}`,
  `HEARING#${hearingId}`,
  `COOPERATION#${cooperationId}`,
];

/** No work is left about what is finished, and nothing waits for nobody. */
export function workFaults(snapshot: Snapshot): string[] {
  const open = snapshot.of('TASK').filter(({ status }) => status !== 'DONE');
  const about = new Map<string, State[]>();
  for (const task of open)
    about.set(task.body.subjectRef, [...(about.get(task.body.subjectRef) ?? []), task]);
  const reminders: readonly string[] = REMINDERS;
  return [...snapshot.aggregates.values()].flatMap(({ ref, state }) => {
    if (state === undefined) return [];
    const { kind, status } = state;
    const left = (about.get(ref) ?? []).filter(({ body }) => !reminders.includes(body.kind));
    if (DONE[kind]?.includes(status) === true)
      return left.map(({ body }) => `${ref} is ${status} and leaves ${body.kind} open`);
    if (WAITING[kind]?.includes(status) !== true) return [];
    const awaited = [ref, ...BY_WAY_OF(state.body)];
    const isAwaited = awaited.some(
      (each) =>
        (about.get(each) ?? []).some(({ body }) => !reminders.includes(body.kind)) ||
        Object.keys(snapshot.aggregates.get(each)?.state?.deadlines ?? {}).length > 0,
    );
    return isAwaited ? [] : [`${ref} is ${status} and waits for nobody`];
  });
}
