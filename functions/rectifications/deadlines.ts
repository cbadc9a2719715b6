import type { Decided } from '../../shared/domain/event.ts';
import type { Counting } from '../../shared/domain/rectification/clocks.ts';
import {
  RECTIFICATION_DUE,
  RECTIFICATION_JUSTIFICATION,
  RECTIFICATION_REMIND,
  type RectificationBody,
} from '../../shared/domain/rectification/rectification.ts';
import { decideEndJustification } from '../../shared/domain/rectification/justify.ts';
import { decidePassDue, decideRemind } from '../../shared/domain/rectification/run.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}
interface Deps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
}

const simply =
  (
    decide: (state: Loaded<RectificationBody>, counting: Counting) => Decided<RectificationBody> | undefined,
  ) =>
  async ({ id, now }: Due, { tables, settings }: Deps): Promise<Plan<undefined> | undefined> => {
    const loaded = await get(tables, rectification, id);
    const decided = decide(loaded, { ...(await settings.current(now)), now });
    return decided && { changes: [change(rectification, loaded, decided)], response: undefined };
  };

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  [`RECTIFICATION ${RECTIFICATION_REMIND}`]: simply(decideRemind),
  [`RECTIFICATION ${RECTIFICATION_JUSTIFICATION}`]: simply((state, { now }) =>
    decideEndJustification(state, now),
  ),
  [`RECTIFICATION ${RECTIFICATION_DUE}`]: simply((state, { now }) => decidePassDue(state, now)),
};
