import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { connectDeployment } from '../../test/support/journeys/deployment.ts';
import { isRestored } from '../seeds/seed-store.ts';
import { ensureSeed, AUTUMN_SEED } from '../seeds/year/year-seed.ts';
import { startStack } from '../stack.ts';
import type { Place } from './main.ts';
import { shanghai } from './story.ts';
import { AUTUMN, yearPlan } from '../seeds/year/plan.ts';
import { season } from './stories/evaluation.ts';
import { printRankings, printReceipt, printVerdicts } from './stories/evaluation-report.ts';

const DEFAULT_DIR = '.local/demo-evaluation';
/** The address is part of everybody's identity, and the seed is kept for this one. */
const DEFAULT_PORT = '8789';
const STAGE = 'local';
const ENVIRONMENTS = { maxPopulation: 96, maxWorkers: 2 };

/**
 * `npm run demo -- evaluation`: the season of 2027 on the seeded autumn of 2026, from January to the published
 * result. A season happens once to its data, so that each run begins with a new copy of the seed.
 */
export async function evaluation({ dir: asked = DEFAULT_DIR, port = DEFAULT_PORT }: Place): Promise<number> {
  const dir = resolve(asked);
  if (existsSync(dir) && isRestored(dir, AUTUMN_SEED.name)) rmSync(dir, { recursive: true });
  await ensureSeed(AUTUMN_SEED, { dir, port: Number(port), stage: STAGE, say: console.log });
  const startedAt = performance.now();
  const stack = await startStack({
    dir,
    port: Number(port),
    stage: STAGE,
    environments: ENVIRONMENTS,
    log: (source) => source === 'synthesis' && console.error('Synthesising …'),
  });
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0).padStart(3);
  try {
    const place = await connectDeployment({ baseUrl: stack.baseUrl, standInsUrl: stack.baseUrl });
    const { clock } = place;
    if (clock === undefined) throw new Error('the demo needs a clock that it can move');
    const say = (line: string) => console.log(`${seconds()} s  ${shanghai(stack.clock.now())}  ${line}`);
    const cycleId = await season({ ...place, clock }, say);
    const shown = await printRankings(place, cycleId);
    if (shown === undefined) throw new Error('no category has a ranked entry');
    const entryId = `${cycleId}.${shown.category}.${shown.agencyId}`;
    await printReceipt(place, yearPlan(AUTUMN).agencies, { entryId, uscc: shown.uscc });
    const sound = await printVerdicts(place, cycleId, entryId);
    console.log(
      `\n${seconds().trim()} s from January to the published result. Look around with: npm start -- --dir ${asked} --port ${port}`,
    );
    return sound ? 0 : 1;
  } finally {
    await stack.stop();
  }
}
