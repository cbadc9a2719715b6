import { refuse, type Refusal } from '../../problem.ts';
import type { EntryState } from '../entry/entry.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import { unqualifiedFacts } from './unqualified.ts';

/**
 * Why the review of an entry cannot be finished: its survey is open, so that the score may still change, or there is a
 * ground for 不合格 on which the agency was not heard and nobody has decided (9-3c, 9-4, domain §5.5).
 */
export function refuseUnfinished(
  state: EntryState,
  scheme: Pick<IndicatorScheme, 'floors'>,
): Refusal | undefined {
  const { satisfaction, unqualified } = state.body;
  if (satisfaction?.closed !== true) {
    const detail = { zh: '满意度复核尚未结束', en: 'The survey of the users is not closed' };
    return refuse('ILLEGAL_TRANSITION', { article: '9-3c', detail, extra: { state: state.status } });
  }
  if (unqualified?.state === 'PROPOSED') return refuse('HEARING_REQUIRED', { article: '9-4' });
  const binding = bindingGrounds(state, scheme);
  return binding.length > 0
    ? refuse('HEARING_REQUIRED', { article: '9-4', extra: { grounds: binding } })
    : undefined;
}

/**
 * Codes of the grounds on which the agency must be heard before anything is decided: without an order in the year the
 * score alone obliges nobody (domain §6.4), and what was heard is settled. A proposal that names no codes was made on
 * every ground of its time; one that was confirmed has decided the grade.
 */
export function bindingGrounds(state: EntryState, scheme: Pick<IndicatorScheme, 'floors'>): string[] {
  const { unqualified, inputs } = state.body;
  if (unqualified?.state === 'CONFIRMED' || (unqualified && unqualified.heard === undefined)) return [];
  return unqualifiedFacts(state, scheme)
    .filter(({ key }) => key !== 'score' || (inputs?.completedOrders ?? 0) > 0)
    .map(({ code }) => code)
    .filter((code) => unqualified?.heard?.includes(code) !== true);
}
