import { afterAll, describe, expect, it } from 'vitest';
import { history } from '../../../shared/store/read.ts';
import { reviewer, stepsIn } from './steps.ts';
import { CLOSES, officer, startWorld } from './world.ts';

const world = await startWorld();
const { statusOf, openTasks } = stepsIn(world);
afterAll(() => world.stop());

describe('the work that a notice makes', () => {
  it('[5-4a] no longer asks for a re-check once it is cancelled', async () => {
    const { caseId, publicityId } = await world.openNotice();
    world.sources.outcome = 'UNKNOWN';
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    world.sources.outcome = 'PASS';
    expect(await openTasks(`PUBLICITY#${publicityId}`)).toHaveLength(1);
    const params = { publicityId };
    await world.call('proposeCancellation', { as: reviewer, params, body: { reason: '名称有误' } });
    const second = officer('second', 'CENTRE_REVIEWER');
    expect((await world.call('cancelPublicity', { as: second, params, body: {} })).status).toBe(200);
    expect(await openTasks(`PUBLICITY#${publicityId}`)).toEqual([]);
    expect(await statusOf(caseId)).toBe('VERIFYING');
  });

  it('[5-3] leaves none over a provisional holiday table: the fact stands in its record and its period', async () => {
    const { publicityId } = await world.openNotice('2026-12-25T01:00:00.000Z');
    expect(await openTasks(`PUBLICITY#${publicityId}`)).toEqual([]);
    const { items } = await history(world.tables, 'PUBLICITY', publicityId, { limit: 5 });
    expect(items.at(-1)).toMatchObject({ type: 'PublicityOpened', record: { provisional: true } });
    const shown = await world.call('readPublicity', { params: { publicityId } });
    expect(shown.body.period).toMatchObject({ lastDay: '2027-01-04', provisional: true });
    expect(world.warnings).toContainEqual(['CALENDAR_PROVISIONAL', `PUBLICITY#${publicityId}`]);
  });
});
