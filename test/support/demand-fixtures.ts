import type { Decided } from '../../shared/domain/event.ts';
import { type Standing, standingAfter } from '../../shared/store/standing-after.ts';

/** What the store would make of a decision. */
export const stateAfter = <B>(
  before: { readonly id: string } & Partial<Omit<Standing<B>, 'body'>>,
  decided: Decided<B>,
): Standing<B> => standingAfter(before, decided);
