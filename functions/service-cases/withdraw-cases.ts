import * as z from 'zod';
import { AgencyExited } from '../../events/agency-exited/v1.ts';
import { AgencyRemoved } from '../../events/agency-removed/v1.ts';
import { AgencySuspended } from '../../events/agency-suspended/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { onFirstUse } from '../../events/on-first-use.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { type CaseWithdrawal, decideWithdrawCase } from '../../shared/domain/service-case/publish.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { casesOfAgency, serviceCase } from '../../shared/store/aggregates/service-case.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { change } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

const About = onFirstUse(() => z.object({ agencyId: z.string() }));

const CAUSES: Readonly<Record<string, CaseWithdrawal>> = {
  [AgencySuspended.type]: 'SUSPENDED',
  [AgencyRemoved.type]: 'REMOVED',
  [AgencyExited.type]: 'EXITED',
};

const PAGE = 50;

/** Published cases of an agency that is suspended, gone or suspected of a violation are withdrawn (SM-18). */
export async function withdrawCases(
  event: Envelope,
  now: string,
  { tables, settings }: { readonly tables: Tables; readonly settings: SettingsSource },
): Promise<void> {
  const { agencyId } = About().parse(event.data);
  const cause = CAUSES[event.type] ?? 'VIOLATION';
  const { policy } = await settings.current(now);
  let cursor: string | undefined;
  do {
    const pk = casesOfAgency(agencyId);
    const page = await list(tables, serviceCase, 'list2', { pk }, { limit: PAGE, cursor });
    for (const { id } of page.items) {
      await executeOnce(
        tables,
        { consumer: 'service-cases', messageId: `${event.id}#${id}` },
        async () => {
          const found = await get(tables, serviceCase, id);
          if (found.status !== 'PUBLISHED') return undefined;
          const decided = orThrow(decideWithdrawCase(found, { cause }, bySystem(now)));
          return { changes: [change(serviceCase, found, decided)], response: undefined };
        },
        reactionContext(event, now, policy.version),
      );
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}
