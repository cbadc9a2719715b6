import { UnqualifiedConfirmed } from '../../../../events/unqualified-confirmed/v1.ts';
import { UnqualifiedLifted } from '../../../../events/unqualified-lifted/v1.ts';
import { UnqualifiedProposed } from '../../../../events/unqualified-proposed/v1.ts';
import type { Article } from '../../../policy/articles.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { requireConsidered } from '../../hearing/consider.ts';
import type { HearingFact, HearingState } from '../../hearing/hearing.ts';
import { refuse, type Refusal } from '../../problem.ts';
import { type EntryBody, type EntryDecision, entryRefOf, type EntryState } from '../entry/entry.ts';
import type { IndicatorScheme, Trigger } from '../scheme/scheme.ts';

/** States in which the result of an entry is still open. */
const OPEN = ['UNDER_REVIEW', 'REVIEWED'];

const GROUNDS: Readonly<
  Record<Trigger | 'SCORE_BELOW_FLOOR', { readonly row: Article; readonly zh: string }>
> = {
  VIOLATION_CONFIRMED: { row: '13-1a', zh: '评价期内有经认定的违规行为' },
  FALSE_ONBOARDING_MATERIAL: { row: '12-3a', zh: '入驻材料虚假' },
  COOPERATION_REFUSED: { row: '12-3e', zh: '经两次书面通知拒不配合' },
  SPOT_CHECKS_FAILED: { row: '3-1c', zh: '订单抽查多次不合格' },
  SERIOUS_CREDIT_RECORD: { row: '3-1a', zh: '列入严重失信记录或处于科研诚信惩戒期' },
  RECTIFICATION_OVERDUE: { row: '12-1c', zh: '整改逾期未完成' },
  CONDITIONS_NOT_MET: { row: '12-3d', zh: '不再符合入驻基本条件' },
  SCORE_BELOW_FLOOR: { row: '10-1', zh: '评价得分低于合格线' },
};

/** A fact that names its ground, by which it is known whether the agency was heard on it. */
type UnqualifiedFact = HearingFact & { readonly code: string };

/** What the agency is told that 不合格 would rest on: its score, and what was collected (domain §6.4). */
export function unqualifiedFacts(
  { body }: EntryState,
  { floors }: Pick<IndicatorScheme, 'floors'>,
): UnqualifiedFact[] {
  const total = (body.final ?? body.system)?.total;
  // A quiet year is no ground by itself; with information overdue, too, it may be (domain §6.4).
  const { completedOrders = 0, overdueDays = 0 } = body.inputs ?? {};
  const judged = completedOrders > 0 || overdueDays > 0;
  const low = judged && total !== undefined && Number(total) < floors.QUALIFIED;
  const codes = [...new Set((body.triggers ?? []).map(({ code }) => code as Trigger))];
  return [
    ...(low ? [{ key: 'score', code: 'SCORE_BELOW_FLOOR', ...GROUNDS.SCORE_BELOW_FLOOR }] : []),
    ...codes.map((code) => ({ key: code.toLowerCase(), code, ...GROUNDS[code] })),
  ];
}

const illegal = (status: string): Refusal =>
  refuse('ILLEGAL_TRANSITION', { article: '9-4', extra: { state: status } });

/**
 * An officer proposes 不合格: only on a ground, never as a bottom percentage (domain §6.3). The prior notice goes out in
 * the same commit. After a lifted proposal another may be made, on what is known then.
 */
export function decideProposeUnqualified(
  state: EntryState,
  {
    hearingId,
    facts,
    reason,
  }: { readonly hearingId: string; readonly facts: readonly UnqualifiedFact[]; readonly reason: string },
  { roles, actor }: Acting,
): EntryDecision {
  if (!OPEN.includes(state.status)) return illegal(state.status);
  if (!roles.includes('CENTRE_OFFICER')) return refuse('FORBIDDEN_ROLE', { article: '9-4' });
  if (facts.length === 0) return refuse('UNQUALIFIED_WITHOUT_GROUND', { article: '10-1c' });
  const before = state.body.unqualified;
  if (before?.state === 'PROPOSED' || before?.state === 'CONFIRMED')
    return refuse('DUPLICATE', { article: '9-4' });
  const codes = facts.map(({ code }) => code);
  const event = happened(
    UnqualifiedProposed,
    { ...entryRefOf(state), hearingId },
    {
      article: '9-4',
      reason,
      refs: { hearing: hearingId },
      record: { codes },
    },
  );
  const heard = [...new Set([...(before?.heard ?? []), ...codes])];
  const unqualified = { hearingId, state: 'PROPOSED' as const, proposedBy: actor.id, heard };
  return { events: [event], body: { ...state.body, unqualified } };
}

/** Where the proposer stands in the entry, for the write condition of ④. */
export const UNQUALIFIED_PROPOSER = ['unqualified', 'proposedBy'] as const;

/** A second person decides after the hearing (domain §5.5 ④); the grounds are confirmed with it. */
export function decideUnqualified(
  state: EntryState,
  hearing: HearingState | undefined,
  { outcome, reason }: { readonly outcome: 'CONFIRM' | 'LIFT'; readonly reason: string },
  { roles, actor }: Acting,
): EntryDecision {
  const { unqualified, triggers = [] } = state.body;
  if (!OPEN.includes(state.status) || unqualified?.state !== 'PROPOSED') return illegal(state.status);
  if (!roles.includes('CENTRE_REVIEWER')) return refuse('FORBIDDEN_ROLE', { article: '9-4' });
  if (unqualified.proposedBy === actor.id) return refuse('FOUR_EYES', { article: '9-4' });
  const unheard = requireConsidered(hearing, '9-4');
  if (unheard !== undefined) return unheard;
  const confirm = outcome === 'CONFIRM';
  const event = confirm
    ? happened(UnqualifiedConfirmed, entryRefOf(state), { article: '10-1c', reason })
    : happened(UnqualifiedLifted, entryRefOf(state), { article: '10-1c', reason });
  const body: EntryBody = {
    ...state.body,
    unqualified: { ...unqualified, state: confirm ? 'CONFIRMED' : 'LIFTED' },
    triggers: triggers.map((each) => ({ ...each, confirmed: confirm })),
  };
  return { events: [event], body };
}
