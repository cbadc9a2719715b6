import { decidePassDeadline } from '../../shared/domain/objection/investigate.ts';
import {
  OBJECTION_ACCEPT,
  OBJECTION_COMMENT,
  OBJECTION_DECIDE,
} from '../../shared/domain/objection/objection.ts';
import { stillRunning } from '../../shared/domain/publicity/close.ts';
import { isDue } from '../../shared/domain/time/deadline.ts';
import { objection } from '../../shared/store/aggregates/objection.ts';
import { publicity } from '../../shared/store/aggregates/publicity.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { NoticeDeps } from './deps.ts';
import { admitAfterObjections } from './notices/admit-after-objections.ts';
import { closeNotice } from './notices/close-notice.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}

/** The end of a period, or another try at it: refuses to act early, and does nothing the second time (row 5-4a). */
async function endPeriod({ id, now }: Due, deps: NoticeDeps): Promise<Plan<undefined> | undefined> {
  const notice = await get(deps.tables, publicity, id);
  if (notice.status === 'CLEARED') {
    const parts = await admitAfterObjections(notice, now, deps);
    return parts && { ...parts, response: undefined };
  }
  if (notice.status !== 'OPEN' || stillRunning(notice, now) !== undefined) return undefined;
  return { ...(await closeNotice(notice, now, deps)), response: undefined };
}

/** A target of the handling passed: it stands in the trail, and the centre is told. */
const passed =
  (kind: typeof OBJECTION_ACCEPT | typeof OBJECTION_COMMENT | typeof OBJECTION_DECIDE) =>
  async ({ id, now }: Due, { tables }: NoticeDeps): Promise<Plan<undefined> | undefined> => {
    const loaded = await get(tables, objection, id);
    const deadline = loaded.deadlines[kind];
    if (deadline === undefined || !isDue(deadline, now)) return undefined;
    return { changes: [change(objection, loaded, decidePassDeadline(loaded, kind))], response: undefined };
  };

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  'PUBLICITY PUBLICITY_CLOSE': endPeriod,
  'PUBLICITY PUBLICITY_RE_CHECK': endPeriod,
  [`OBJECTION ${OBJECTION_ACCEPT}`]: passed(OBJECTION_ACCEPT),
  [`OBJECTION ${OBJECTION_COMMENT}`]: passed(OBJECTION_COMMENT),
  [`OBJECTION ${OBJECTION_DECIDE}`]: passed(OBJECTION_DECIDE),
};
