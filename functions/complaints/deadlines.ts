import {
  COMPLAINT_ACCEPT,
  COMPLAINT_COMMENT,
  COMPLAINT_REPLY,
  type ComplaintClock,
} from '../../shared/domain/complaint/complaint.ts';
import { decidePassDeadline } from '../../shared/domain/complaint/investigate.ts';
import { isDue } from '../../shared/domain/time/deadline.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}

/** A target of the handling passed: it stands in the trail, and the centre is told. Nothing is decided by it. */
const passed =
  (kind: ComplaintClock) =>
  async ({ id, now }: Due, { tables }: { readonly tables: Tables }): Promise<Plan<undefined> | undefined> => {
    const loaded = await get(tables, complaint, id);
    const deadline = loaded.deadlines[kind];
    if (deadline === undefined || !isDue(deadline, now)) return undefined;
    return { changes: [change(complaint, loaded, decidePassDeadline(loaded, kind))], response: undefined };
  };

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  [`COMPLAINT ${COMPLAINT_ACCEPT}`]: passed(COMPLAINT_ACCEPT),
  [`COMPLAINT ${COMPLAINT_COMMENT}`]: passed(COMPLAINT_COMMENT),
  [`COMPLAINT ${COMPLAINT_REPLY}`]: passed(COMPLAINT_REPLY),
};
