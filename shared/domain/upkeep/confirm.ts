import { ProfileConfirmed } from '../../../events/profile-confirmed/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import { type Bilingual, isRefusal, refuse, type Refusal } from '../problem.ts';
import type { Instant } from '../time/instant.ts';
import { toLocalDate } from '../time/local-date.ts';
import { restart } from './clocks.ts';
import { upkeepMachine, type UpkeepStatus } from './machine.ts';
import type { Counting } from './profile-clock.ts';
import { withUpdate } from './record.ts';
import type { UpkeepBody, UpkeepState } from './upkeep.ts';

/** What is signed with a confirmation (6-3a). A new text gets a new version; what was signed keeps its own. */
export const CONFIRMATION: Bilingual & { readonly version: string } = {
  version: '2026-1',
  zh: '本单位已逐项核对平台上的机构介绍、服务资质、服务产品和收费标准，确认各项内容真实、准确、合理，与现状一致，自上次更新以来没有变化，并对本次确认的真实性负责。',
  en: 'We have checked our introduction, qualifications, service products and charging standard on the platform item by item, confirm that they are true, accurate and reasonable, agree with the facts and have not changed since the last update, and answer for this confirmation.',
};

export interface GivenConfirmation {
  readonly accepted: boolean;
  readonly textVersion: string;
  /** The version of the agency that was looked at. */
  readonly agencyVersion: number;
}

/** Whether it was confirmed on this day already (6-3a). */
export const confirmedOn = ({ updates }: Pick<UpkeepBody, 'updates'>, now: Instant): boolean =>
  updates.CONFIRMATION === toLocalDate(now);

/** The signed “no change” of all four sections, which is an effective update (6-3a). Once a day: again it says nothing. */
export function decideConfirm(
  state: UpkeepState,
  given: GivenConfirmation,
  ctx: Acting & Counting,
): Decided<UpkeepBody> | Refusal {
  const to = follow(upkeepMachine, state.status as UpkeepStatus, 'update', ctx.roles);
  if (isRefusal(to)) return { ...to, article: '6-3a' };
  if (!given.accepted || given.textVersion !== CONFIRMATION.version)
    return refuse('DECLARATION_REQUIRED', { article: '6-3a', extra: { declaration: CONFIRMATION } });
  const on = toLocalDate(ctx.now);
  if (confirmedOn(state.body, ctx.now)) return refuse('NO_EFFECTIVE_CHANGE', { article: '6-3a' });
  const { agencyId, uscc } = state.body;
  const { textVersion: declarationVersion, agencyVersion } = given;
  const confirmation = { on, at: ctx.now, by: ctx.actor.id, declarationVersion, agencyVersion };
  const confirmed = { ...withUpdate(state.body, 'CONFIRMATION', on), confirmation };
  const { effect, body } = restart(state, confirmed, ctx);
  const event = happened(
    ProfileConfirmed,
    { agencyId, uscc, on },
    { article: '6-3a', ...effect, to, record: { declarationVersion, agencyVersion } },
  );
  return { events: [event], body };
}
