import { canonicalHash } from '../../../shared/domain/canonical.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { MessageQueue } from '../../../shared/platform/message-queue.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { commit } from '../../../shared/store/commit.ts';
import { list } from '../../../shared/store/read.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { AGENCIES_A_PAGE, type CreditPage } from './credit-page.ts';

export interface SweepDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly pages: MessageQueue;
  readonly log: Log;
}

/**
 * Puts every active agency on the sweep's queue, a page a message, and last the number of pages (row 3-1a, monthly).
 * Repeated in the same month it asks for the same again; agencies that are checked are not checked twice.
 */
export async function sweepCredit(now: string, deps: SweepDeps): Promise<number> {
  const sweep = `credit-${toLocalDate(now).slice(0, 7)}`;
  let count = 0;
  let total = 0;
  let cursor: string | undefined;
  do {
    const limit = AGENCIES_A_PAGE * 25;
    const listed = await list(deps.tables, agency, 'list1', { pk: 'AGENCY#ACTIVE' }, { limit, cursor });
    const pages = pagesOf(
      sweep,
      listed.items.map(({ id }) => id),
    );
    await deps.pages.send(pages);
    total += pages.length;
    count += listed.items.length;
    cursor = listed.cursor;
  } while (cursor !== undefined);
  const { policy } = await deps.settings.current(now);
  const context = {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: policy.version,
    requestId: sweep,
    cause: `schedule ${sweep}`,
  };
  const { outcome } = await commit(
    deps.tables,
    { changes: [], pages: [{ work: sweep, total }], response: undefined },
    context,
  );
  if (outcome !== 'done') throw new Error(`the total of ${sweep} could not be written: ${outcome}`);
  deps.log.info('SWEPT', { count });
  return count;
}

function pagesOf(sweep: string, ids: readonly string[]): CreditPage[] {
  const pages: CreditPage[] = [];
  for (let i = 0; i < ids.length; i += AGENCIES_A_PAGE) {
    const agencyIds = ids.slice(i, i + AGENCIES_A_PAGE);
    pages.push({ sweep, page: canonicalHash(agencyIds).slice(0, 16), agencyIds });
  }
  return pages;
}
