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
  RECTIFICATION: ['DROPPED'],
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
};

/** No work is left about what is finished, and nothing waits for nobody. */
export function workFaults(snapshot: Snapshot): string[] {
  const open = snapshot.of('TASK').filter(({ status }) => status !== 'DONE');
  const about = new Map<string, State[]>();
  for (const task of open)
    about.set(task.body.subjectRef, [...(about.get(task.body.subjectRef) ?? []), task]);
  const reminders: readonly string[] = REMINDERS;
  return [...snapshot.aggregates.values()].flatMap(({ ref, state }) => {
    if (state === undefined) return [];
    const { kind, status, deadlines } = state;
    const left = (about.get(ref) ?? []).filter(({ body }) => !reminders.includes(body.kind));
    if (DONE[kind]?.includes(status) === true)
      return left.map(({ body }) => `${ref} is ${status} and leaves ${body.kind} open`);
    if (WAITING[kind]?.includes(status) !== true) return [];
    return left.length > 0 || Object.keys(deadlines).length > 0
      ? []
      : [`${ref} is ${status} and waits for nobody`];
  });
}
