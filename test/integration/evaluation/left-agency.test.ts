import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AgencyExited } from '../../../events/agency-exited/v1.ts';
import { AgencyRemoved } from '../../../events/agency-removed/v1.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import { coverageId } from '../../../shared/domain/evaluation/scope/coverage.ts';
import { happened } from '../../../shared/domain/event.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { coverage } from '../../../shared/store/aggregates/evaluation.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { LI, type Placed, startWorld, type World, WU, ZHENG } from './world.ts';

const params = { cycleId: '2027' };
const CATEGORY = 'INSPECTION_TESTING';

describe('an agency that leaves after the scope run', () => {
  let world: World;
  let stays: Placed;
  let exited: Placed;
  let removed: Placed;
  let leaving: Placed;

  const exit = async ({ agencyId, uscc }: Placed) => {
    const found = await get(world.tables, agency, agencyId);
    const event = happened(AgencyExited, { agencyId, uscc }, { article: '12-0', to: 'EXITED' });
    await world.commitPlan({ changes: [change(agency, found, { events: [event], body: found.body })] });
  };

  beforeAll(async () => {
    world = await startWorld();
    const offered = { [CATEGORY]: [{ from: '2025-01-01' }] };
    stays = await world.imported('2024-01-05', offered);
    exited = await world.imported('2024-01-05', offered);
    removed = await world.imported('2024-01-05', offered);
    leaving = await world.imported('2024-01-05', offered);
    await world.open();
    await world.call('approveScheme', { as: WU, params: { schemeId: 'scheme-1' } });
    await world.call('proposeLock', { as: WU, params, body: {} });
    await world.call('decideOnLock', { as: ZHENG, params, body: { decision: 'CONFIRM', reason: '同意' } });
    world.to('2027-03-01T02:00:00.000Z');
    await world.call('runScope', { as: LI, params, body: { noticeOn: '2027-03-01' } });
    await world.relay('2027', 'EvaluationScopeRunStarted');
    const { listHash } = (await world.call('readCycle', { as: LI, params })).body.scope;
    await world.call('approveNotice', { as: WU, params, body: { listHash } });
    await world.call('publishNotice', { as: LI, params, body: { listHash } });
  });
  afterAll(() => world.stop());

  it('[7-1e] is left out with the reason and not told, even if it leaves while its page is placed', async () => {
    await exit(exited);
    const gone = await get(world.tables, agency, removed.agencyId);
    const event = happened(
      AgencyRemoved,
      { ...removed, decisionRef: 'REMOVAL#1' },
      { article: '12-3', to: 'REMOVED' },
    );
    await world.commitPlan({ changes: [change(agency, gone, { events: [event], body: gone.body })] });

    const { client } = world.tables;
    const send = client.send.bind(client);
    let left = false;
    const spy = vi.spyOn(client, 'send').mockImplementation((async (command: never) => {
      const answer = await send(command);
      if (!left && (command as unknown) instanceof BatchGetCommand) {
        left = true;
        await exit(leaving);
      }
      return answer;
    }) as typeof client.send);
    try {
      await world.relay('2027', 'EvaluationNoticePublished', 2);
    } finally {
      spy.mockRestore();
    }
    expect(left).toBe(true);

    const placedAs = async ({ agencyId }: Placed) => {
      const found = await get(world.tables, entry, entryIdOf('2027', CATEGORY, agencyId));
      const told = await load(world.tables, coverage, coverageId('2027', agencyId));
      return [found.status, found.body.excluded, told?.status];
    };
    expect(await placedAs(stays)).toEqual(['IN_SCOPE', undefined, 'OPEN']);
    expect(await placedAs(exited)).toEqual(['EXCLUDED', 'AGENCY_EXITED', undefined]);
    expect(await placedAs(removed)).toEqual(['EXCLUDED', 'AGENCY_REMOVED', undefined]);
    expect(await placedAs(leaving)).toEqual(['EXCLUDED', 'AGENCY_EXITED', undefined]);
  });
});
