import { readRun } from '../../shared/store/history/days.ts';
import type { PagesDeps } from './deps.ts';
import type { PageMessage } from './page-message.ts';
import { signDay } from './sign-day.ts';
import { takeHeads } from './take-heads.ts';

/** About a second's work each ten; the function has sixty. */
const STEPS_A_MESSAGE = 100;
/** Others at work on the same day, or heads that move on, undo a step now and then; more than that is a fault. */
const LOST_STEPS = 20;
const LOST_PAUSE_MS = 50;

/**
 * Goes on with a day's root from where the table says it stands: takes heads page by page, settles, signs. What does not
 * fit into one message is sent on. It may be cut off after any call and may run twice at once.
 */
export async function workOnDay({ day }: PageMessage, now: string, deps: PagesDeps): Promise<void> {
  const { tables, log } = deps;
  let lost = 0;
  for (let step = 0; step < STEPS_A_MESSAGE; step += 1) {
    const found = await readRun(tables);
    if (found === undefined || found.run.day !== day || found.run.status === 'SIGNED')
      return log.info('SKIPPED', { ref: `history ${day}` });
    const taking = found.run.status === 'TAKING';
    const done = taking ? await takeHeads(found, now, tables) : await signDay(found, now, deps);
    if (done && !taking) return log.info('ROOT_SIGNED', { ref: `history ${day}`, count: found.run.leaves });
    if (done) continue;
    lost += 1;
    if (lost > LOST_STEPS) throw new Error(`the root of ${day} makes no headway`);
    // The index that heads are read from follows the table by moments.
    await new Promise<void>((resolve) => setTimeout(resolve, Math.random() * LOST_PAUSE_MS * lost));
  }
  const next: PageMessage = { kind: 'TAKE', day };
  await deps.pages.send([next]);
}
