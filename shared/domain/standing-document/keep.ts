import { StandingDocumentConfirmed } from '../../../events/standing-document-confirmed/v1.ts';
import { StandingDocumentFiled } from '../../../events/standing-document-filed/v1.ts';
import { StandingDocumentReminded } from '../../../events/standing-document-reminded/v1.ts';
import { StandingDocumentStale } from '../../../events/standing-document-stale/v1.ts';
import type { Article } from '../../policy/articles.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Acting, bySystem } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import { type FieldError, isRefusal, refuse, type Refusal } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, deadlineAt, deadlineInYears, isDue, lastDayOf } from '../time/deadline.ts';
import { addDays, daysBetween, startOfDay, toLocalDate } from '../time/local-date.ts';
import {
  PER_CATEGORY,
  STANDING_REMIND,
  STANDING_STALE,
  type StandingDocumentBody,
  type StandingDocumentState,
  type StandingDocumentStatus,
  standingDocumentMachine,
  type StandingKind,
  standingRef,
} from './standing-document.ts';

interface Counting {
  readonly now: string;
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

const articleOf = (kind: StandingKind): Article => (kind === 'INTERNAL_CONTROL' ? '6-2a' : '6-2b');

/** The clocks of a document that holds from now on: when it goes stale, and the first reminder before. */
function clocks(kind: StandingKind, { now, policy, calendar }: Counting): Deadline[] {
  const stale = deadlineInYears({
    kind: STANDING_STALE,
    base: now,
    source: { policyKey: 'standingDocument.confirmYears', article: articleOf(kind) },
    amount: policy.get('standingDocument.confirmYears'),
    calendar,
  });
  const reminder = nextReminder(kind, stale, Number.POSITIVE_INFINITY, { now, policy });
  return reminder === undefined ? [stale] : [stale, reminder];
}

function nextReminder(
  kind: StandingKind,
  stale: Deadline,
  before: number,
  { now, policy }: Pick<Counting, 'now' | 'policy'>,
): Deadline | undefined {
  const days = policy.get('standingDocument.remindDays').find((each) => each < before);
  if (days === undefined) return undefined;
  const day = startOfDay(addDays(lastDayOf(stale), -days));
  const source = { policyKey: 'standingDocument.remindDays', article: articleOf(kind) } as const;
  return deadlineAt({ kind: STANDING_REMIND, base: now, source, at: day > now ? day : now });
}

export interface Filing {
  readonly agencyId: string;
  readonly uscc: string;
  readonly kind: StandingKind;
  readonly category?: string | undefined;
  readonly documentId: string;
  readonly sha256: string;
}

/** – → CURRENT, or a new version of what is there, CURRENT or STALE (6-2a, 6-2b). The same file again is no version. */
export function decideFile(
  target: { readonly newId: string } | StandingDocumentState,
  filing: Filing,
  ctx: Acting & Counting,
): Decided<StandingDocumentBody> | Refusal {
  const fields = filingErrors(filing, ctx.policy);
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: articleOf(filing.kind), fields });
  const before = 'newId' in target ? undefined : target;
  const to = before === undefined ? 'CURRENT' : followStanding(before.status, 'renew', ctx);
  if (isRefusal(to)) return to;
  if (before?.body.current.sha256 === filing.sha256)
    return refuse('NO_EFFECTIVE_CHANGE', { article: articleOf(filing.kind) });
  const { agencyId, uscc, kind, category, documentId, sha256 } = filing;
  const version = (before?.body.current.version ?? 0) + 1;
  const body: StandingDocumentBody = {
    agencyId,
    uscc,
    kind,
    ...(category !== undefined && { category }),
    current: { version, documentId, sha256, filedAt: ctx.now, filedBy: ctx.actor.id },
  };
  const id = 'newId' in target ? target.newId : target.id;
  const event = happened(StandingDocumentFiled, standingRef({ id, body }), {
    article: articleOf(kind),
    to,
    deadlines: { set: clocks(kind, ctx) },
    refs: { [`version ${version}`]: documentId },
    docRefs: [documentId],
    inputHash: sha256,
  });
  return { events: [event], body };
}

function filingErrors({ kind, category }: Filing, policy: PolicySet): FieldError[] {
  const perCategory = PER_CATEGORY.includes(kind);
  if (perCategory && !policy.get('category.catalogue').some(({ code }) => code === category))
    return [{ field: 'body.category', zh: '须指明服务类别', en: 'name the service category' }];
  if (!perCategory && category !== undefined)
    return [{ field: 'body.category', zh: '该材料不分服务类别', en: 'this document has no category' }];
  return [];
}

/** The yearly confirmation that nothing has changed: another year. */
export function decideConfirm(
  state: StandingDocumentState,
  ctx: Acting & Counting,
): Decided<StandingDocumentBody> | Refusal {
  const to = followStanding(state.status, 'confirm', ctx);
  if (isRefusal(to)) return to;
  const { kind } = state.body;
  const event = happened(StandingDocumentConfirmed, standingRef(state), {
    article: articleOf(kind),
    to,
    deadlines: { set: clocks(kind, ctx) },
  });
  return {
    events: [event],
    body: { ...state.body, confirmedAt: ctx.now, confirmedBy: ctx.actor.id },
  };
}

/** A reminder before it goes stale. Undefined when it is not time. */
export function decideRemindStanding(
  state: StandingDocumentState,
  ctx: Pick<Counting, 'now' | 'policy'>,
): Decided<StandingDocumentBody> | undefined {
  const due = state.deadlines[STANDING_REMIND];
  const stale = state.deadlines[STANDING_STALE];
  if (due === undefined || stale === undefined || !isDue(due, ctx.now)) return undefined;
  const to = followStanding(state.status, 'remind', bySystem(ctx.now));
  if (isRefusal(to)) return undefined;
  const dueOn = lastDayOf(stale);
  const daysLeft = Math.max(0, daysBetween(toLocalDate(ctx.now), dueOn));
  const next = nextReminder(state.body.kind, stale, daysLeft, ctx);
  const event = happened(
    StandingDocumentReminded,
    { ...standingRef(state), dueOn, daysLeft },
    {
      article: articleOf(state.body.kind),
      to,
      deadlines: next === undefined ? { clear: [STANDING_REMIND] } : { set: [next] },
    },
  );
  return { events: [event], body: state.body };
}

/** CURRENT → STALE: its year is over. Undefined before. */
export function decideGoStale(
  state: StandingDocumentState,
  now: string,
): Decided<StandingDocumentBody> | undefined {
  const due = state.deadlines[STANDING_STALE];
  if (due === undefined || !isDue(due, now)) return undefined;
  const to = followStanding(state.status, 'goStale', bySystem(now));
  if (isRefusal(to)) return undefined;
  const event = happened(StandingDocumentStale, standingRef(state), {
    article: articleOf(state.body.kind),
    to,
    deadlines: { clear: [STANDING_STALE, STANDING_REMIND] },
  });
  return { events: [event], body: state.body };
}

type Action = (typeof standingDocumentMachine.transitions)[number]['action'];

function followStanding(
  status: string,
  action: Action,
  { roles }: Pick<Acting, 'roles'>,
): StandingDocumentStatus | Refusal {
  // The store keeps the status as text; a text that is no state matches no row and is refused.
  return follow(standingDocumentMachine, status as StandingDocumentStatus, action, roles);
}
