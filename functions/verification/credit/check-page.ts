import { agency } from '../../../shared/store/aggregates/agency.ts';
import { creditCheck } from '../../../shared/store/aggregates/credit-check.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { WorkerDeps } from '../deps.ts';
import { checkAgency } from './check-agency.ts';
import type { CreditPage } from './credit-page.ts';

/** Checks the agencies of one page, each once a sweep; all their reports, flags and tasks stand or none. */
export async function checkPage(
  { sweep, page, agencyIds }: CreditPage,
  now: string,
  deps: WorkerDeps,
): Promise<void> {
  const settings = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'credit-check', messageId: `${sweep}#${page}` },
    async () => {
      const found = await Promise.all(agencyIds.map((id) => checkOnce(id, sweep, now, settings, deps)));
      const handled = found.filter((changes) => changes.length > 0).length;
      return { changes: found.flat(), pages: [{ work: sweep, page, handled }], response: undefined };
    },
    {
      actor: { id: 'SYSTEM', role: 'SYSTEM' },
      now,
      policyVersion: settings.policy.version,
      requestId: `${sweep}#${page}`,
      cause: `sweep ${sweep}`,
    },
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: `${sweep}#${page}` });
}

/** What one agency's check changes; nothing when it has left, or was checked in another page of this sweep. */
async function checkOnce(agencyId: string, sweep: string, now: string, settings: Settings, deps: WorkerDeps) {
  const checkId = `${agencyId}-${sweep}`;
  const [loaded, before] = await Promise.all([
    load(deps.tables, agency, agencyId),
    load(deps.tables, creditCheck, checkId),
  ]);
  if (loaded?.status !== 'ACTIVE' || before !== undefined) return [];
  const question = { checkId, purpose: 'CREDIT_SWEEP', now } as const;
  const { changes } = await checkAgency(loaded, question, settings, deps);
  return changes;
}
