import type { CycleBody, CycleState } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { cycleView } from './view.ts';

/** The answer to a command: the cycle as it will be. */
export function cycleReply(
  before: Loaded<CycleBody> | Pick<CycleState, 'id'>,
  decided: Decided<CycleBody>,
  principal: Pick<Principal, 'roles'>,
  status: 200 | 201 | 202 = 200,
): Reply {
  const after = standingAfter(before, decided);
  return { status, body: cycleView(after, principal), headers: etag(after.version) };
}
