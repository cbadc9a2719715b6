import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { get } from '../../../shared/store/read.ts';
import { CHEN, CYCLE, LI, startWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.openCycle();
});
afterEach(() => {
  vi.restoreAllMocks();
  return world.stop();
});

/** The indexes show nothing of an entry yet, as they may for a moment after its commit. */
function lagging(entryId: string) {
  const { client } = world.tables;
  const send = client.send.bind(client) as (command: unknown) => Promise<{ Items?: { id?: string }[] }>;
  vi.spyOn(client, 'send').mockImplementation(async (command: unknown) => {
    const answer = await send(command);
    const byIndex = command instanceof QueryCommand && command.input.IndexName !== undefined;
    return byIndex ? { ...answer, Items: answer.Items?.filter(({ id }) => id !== entryId) } : answer;
  });
}

describe('an entry under review that no index shows', () => {
  it('[9-4] takes the decided result back before a rank is written, with the reason', async () => {
    const others = await Promise.all([world.place('91.00'), world.place('82.00')]);
    const late = await world.place('95.00', { status: 'UNDER_REVIEW' });
    lagging(late.entryId);
    expect((await world.call('proposeResult', { as: LI })).status).toBe(202);
    await world.settle();
    const { body } = await world.call('readResult', { as: LI });
    const decided = await world.call('draftResult', {
      as: CHEN,
      body: { rankingHash: body.proposedHash },
    });
    expect(decided.body.status).toBe('RESULT_DRAFTED');
    await world.settle();
    const after = (await world.call('readResult', { as: LI })).body;
    expect(after.status).toBe('REVIEWING');
    expect(after.result.reopened).toContain('重新进入复核');
    expect((await get(world.tables, entry, late.entryId)).status).toBe('UNDER_REVIEW');
    for (const { entryId } of others)
      expect(await world.statusOf(entryId)).toEqual(['REVIEWED', undefined, undefined]);
    expect(await world.eventsOf('CYCLE', CYCLE)).toContain('EvaluationReopened');
  });
});
