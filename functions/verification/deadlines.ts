import { decideExpire } from '../../shared/domain/hearing/expire.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openHearingWork } from './hearings/hearing-work.ts';

/** Ends the time to reply to a prior notice; what is left is to consider that there was no reply (SM-22). */
async function expireHearing(
  { id, now }: { readonly id: string; readonly now: string },
  deps: { readonly tables: Tables; readonly settings: SettingsSource },
): Promise<Plan<undefined> | undefined> {
  const loaded = await load(deps.tables, hearing, id);
  const decided = loaded && decideExpire(loaded, now);
  if (loaded === undefined || decided === undefined) return undefined;
  const opened = await openHearingWork(loaded, 'CONSIDER_HEARING', now, deps);
  const changes = [change(hearing, loaded, decided), ...opened.changes];
  return { ...opened, changes, response: undefined };
}

export const deadlineHandlers = { 'HEARING HEARING_REPLY': expireHearing };
