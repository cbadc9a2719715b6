import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { RewardedGrade } from '../../../events/reward-ref.ts';
import { ShowcaseOpened } from '../../../events/showcase-opened/v1.ts';
import { ShowcaseRestored } from '../../../events/showcase-restored/v1.ts';
import { ShowcaseWithdrawn } from '../../../events/showcase-withdrawn/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';

/** Row 10-2b: the showcase by category (分类设置专栏), with the grade. */
export const showcaseMachine = defineMachine({
  name: 'Showcase',
  states: ['ON', 'OFF'],
  terminal: [],
  transitions: [
    { action: 'show', from: [], to: 'ON', actors: ['SYSTEM'] },
    { action: 'withdraw', from: ['ON'], to: 'OFF', actors: ['SYSTEM', 'CENTRE_REVIEWER'] },
    { action: 'restore', from: ['OFF'], to: 'ON', actors: ['SYSTEM', 'CENTRE_REVIEWER'] },
  ],
});
export type ShowcaseStatus = (typeof showcaseMachine.states)[number];

const WithdrawalCause = onFirstUse(() => z.enum(['REMOVED', 'EXITED', 'GRADE_CHANGED', 'OFFICE']));
export type WithdrawalCause = z.infer<ReturnType<typeof WithdrawalCause>>;

export const ShowcaseBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    category: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    grade: RewardedGrade(),
    rank: z.int().positive().optional(),
    shownAt: instantSchema(),
    withdrawn: z
      .strictObject({ cause: WithdrawalCause(), at: instantSchema(), reason: z.string().optional() })
      .optional(),
  }),
);
export type ShowcaseBody = z.infer<ReturnType<typeof ShowcaseBody>>;

/** A place in the showcase as a decision needs it: a loaded aggregate is one. */
export interface ShowcaseState {
  readonly id: string;
  readonly status: string;
  readonly body: ShowcaseBody;
}

const refOf = (showcaseId: string, { cycleId, category, agencyId, uscc, grade }: ShowcaseBody) => ({
  showcaseId,
  cycleId,
  category,
  agencyId,
  uscc,
  grade,
});

type Shown = Omit<ShowcaseBody, 'grade' | 'shownAt' | 'withdrawn'> & { readonly grade: string };

/** – → ON: two grades only; 合格 and 不合格 are never shown (10-2b). */
export function decideShow(
  showcaseId: string,
  { grade, ...about }: Shown,
  { now }: Pick<Acting, 'now'>,
): Decided<ShowcaseBody> | Refusal {
  if (grade !== 'EXCELLENT' && grade !== 'GOOD') {
    const detail = { zh: '专栏仅展示优秀、良好', en: 'Only EXCELLENT and GOOD are shown' };
    return refuse('ILLEGAL_TRANSITION', { article: '10-2b', detail });
  }
  const body: ShowcaseBody = { ...about, grade, shownAt: now };
  const event = happened(ShowcaseOpened, refOf(showcaseId, body), {
    article: '10-2b',
    to: 'ON',
    refs: { agency: about.agencyId },
  });
  return { events: [event], body };
}

/** ON → OFF, for an agency that left or lost its grade, or by the centre with a reason. */
export function decideWithdrawShowcase(
  { id, status, body }: ShowcaseState,
  { cause, reason }: { readonly cause: WithdrawalCause; readonly reason?: string | undefined },
  { now, roles }: Acting,
): Decided<ShowcaseBody> | Refusal {
  const to = follow(showcaseMachine, status as ShowcaseStatus, 'withdraw', roles);
  if (isRefusal(to)) return to;
  const because = reason === undefined ? {} : { reason };
  const event = happened(
    ShowcaseWithdrawn,
    { ...refOf(id, body), cause },
    { article: '10-2b', to, ...because },
  );
  return { events: [event], body: { ...body, withdrawn: { cause, at: now, ...because } } };
}

/** OFF → ON, with the grade as it is now. */
export function decideRestoreShowcase(
  { id, status, body }: ShowcaseState,
  as: { readonly grade: string; readonly rank?: number | undefined },
  { roles }: Acting,
): Decided<ShowcaseBody> | Refusal {
  const to = follow(showcaseMachine, status as ShowcaseStatus, 'restore', roles);
  if (isRefusal(to)) return to;
  const { grade } = as;
  if (grade !== 'EXCELLENT' && grade !== 'GOOD') return refuse('ILLEGAL_TRANSITION', { article: '10-2b' });
  const { withdrawn: _, rank: __, ...rest } = body;
  const shown: ShowcaseBody = { ...rest, grade, ...(as.rank !== undefined && { rank: as.rank }) };
  const event = happened(ShowcaseRestored, refOf(id, shown), { article: '10-2b', to });
  return { events: [event], body: shown };
}
