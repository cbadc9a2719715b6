import { existsSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { connectDeployment } from '../../test/support/journeys/deployment.ts';
import { startStack } from '../stack.ts';
import type { Place } from './main.ts';
import { readRecord, writeRecord } from './record.ts';
import { supervision as story } from './stories/supervision.ts';

const DEFAULT_DIR = '.local/demo-supervision';
const DEFAULT_PORT = '8790';

/**
 * `npm run demo -- supervision`: a violation from the flag to the removal of its agency, and all of it taken back. It happens
 * once to its data, so that each run begins anew.
 */
export async function supervision({ dir: asked = DEFAULT_DIR, port = DEFAULT_PORT }: Place): Promise<number> {
  const dir = resolve(asked);
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    if (readRecord(dir) === undefined)
      throw new Error(`${dir} holds something else than a demo. Choose another directory with --dir.`);
    rmSync(dir, { recursive: true });
  }
  const startedAt = performance.now();
  const stack = await startStack({
    dir,
    port: Number(port),
    log: (source) => source === 'synthesis' && console.error('Synthesising …'),
  });
  try {
    writeRecord(dir, { startedAt: stack.clock.now(), port: Number(port) });
    const place = await connectDeployment({ baseUrl: stack.baseUrl, standInsUrl: stack.baseUrl });
    const { clock } = place;
    if (clock === undefined) throw new Error('the demo needs a clock that it can move');
    const proven = await story({ ...place, clock }, stack, console.log);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(
      `\n${seconds} s from the flag to the proof. Look around with: npm start -- --dir ${asked} --port ${port}`,
    );
    return proven ? 0 : 1;
  } finally {
    await stack.stop();
  }
}
