import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideDraftResult, decideProposeResult } from '../../../shared/domain/evaluation/cycle/result.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { ANNA, CYCLE, REVIEW_DAY, RUI, scoredEntry } from '../../support/evaluation-review-world.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  world.to(REVIEW_DAY);
}, 60_000);
afterAll(() => world.stop());

async function decideResult() {
  const acting = (id: string, role: 'CENTRE_OFFICER' | 'CENTRE_REVIEWER') => ({
    ...bySystem(REVIEW_DAY),
    actor: { id, role },
    roles: [role],
  });
  const first = await get(world.tables, evaluationCycle, CYCLE);
  const proposed = orThrow(decideProposeResult(first, acting('u-li', 'CENTRE_OFFICER')));
  await commitBySystem(world.tables, { changes: [change(evaluationCycle, first, proposed)] });
  const second = await get(world.tables, evaluationCycle, CYCLE);
  const decision = { rankingHash: 'a'.repeat(64) };
  const drafted = orThrow(decideDraftResult(second, decision, acting('u-chen', 'CENTRE_REVIEWER')));
  await commitBySystem(world.tables, { changes: [change(evaluationCycle, second, drafted)] });
}

it('[9-3a][9-4] moves no entry whose cycle got its result between the reading and the commit', async () => {
  const { entryId } = await scoredEntry(world.tables, 90);
  const params = { entryId };
  await world.call('startEntryReview', { as: ANNA, params });
  const before = await get(world.tables, entry, entryId);
  const { client } = world.tables;
  const send = client.send.bind(client) as (command: unknown) => Promise<never>;
  let decided = false;
  const spy = vi.spyOn(client, 'send').mockImplementation(async (command: unknown) => {
    if (command instanceof TransactWriteCommand && !decided) {
      decided = true;
      await decideResult();
    }
    return send(command);
  });
  const body = { reason: '经核对材料', ref: 'VIOLATION#V1' };
  const held = await world.call('withholdEntry', { as: RUI, params, body });
  spy.mockRestore();
  expect(held).toMatchObject({ status: 409, code: 'CYCLE_LOCKED' });
  expect(await get(world.tables, entry, entryId)).toEqual(before);
  expect((await get(world.tables, evaluationCycle, CYCLE)).status).toBe('RESULT_DRAFTED');
});
