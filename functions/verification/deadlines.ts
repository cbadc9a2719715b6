import { decideExpire } from '../../shared/domain/hearing/expire.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { caseIdOf } from './hearings/hearing-plan.ts';
import { hearingWork } from './hearings/hearing-work.ts';
import { openWork, verifyTarget } from './work.ts';

/** Ends the time to reply to a prior notice; what is left is to consider that there was no reply (SM-22). */
async function expireHearing(
  { id, now }: { readonly id: string; readonly now: string },
  { tables, settings }: { readonly tables: Tables; readonly settings: SettingsSource },
): Promise<Plan<undefined> | undefined> {
  const loaded = await load(tables, hearing, id);
  const decided = loaded && decideExpire(loaded, now);
  if (loaded === undefined || decided === undefined) return undefined;
  const opened = await openWork(
    tables,
    { caseId: caseIdOf(loaded.body), uscc: loaded.body.uscc },
    [hearingWork('CONSIDER_HEARING', id)],
    { now, dueAt: verifyTarget(now, await settings.current(now)) },
  );
  return { changes: [change(hearing, loaded, decided), ...opened], response: undefined };
}

export const deadlineHandlers = { 'HEARING HEARING_REPLY': expireHearing };
