import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { load } from '../../../shared/store/read.ts';
import { NOW } from '../../support/verification-fixtures.ts';
import { startUpkeepWorld, type UpkeepWorld } from './world.ts';

let world: UpkeepWorld;
beforeAll(async () => {
  world = await startUpkeepWorld();
});
afterEach(() => {
  world.gateway.reset();
  world.gateway.asked.length = 0;
  world.at(NOW);
});
afterAll(() => world.stop());

const updated = (made: { agencyId: string }) =>
  world.told('EffectiveUpdateRecorded', { ...made, on: '2026-03-02', source: 'PRODUCTS' });
const flagOf = (agencyId: string, rule: string) => load(world.tables, riskFlag, `${agencyId}-${rule}`);

describe('[6-3c] the registry fields of an agency that updates or confirms its information', () => {
  it('are asked for once a day; what agrees leaves no flag', async () => {
    const made = await world.keptAgency();
    await updated(made);
    await world.told('ProfileConfirmed', made);
    expect(world.gateway.asked).toMatchObject([{ checks: ['REGISTRATION'], purpose: 'PROFILE_UPDATE' }]);
    expect((await world.kept(made.agencyId)).body.registry).toEqual({ on: '2026-03-02', outcome: 'PASS' });
    expect(await flagOf(made.agencyId, 'RG-01')).toBeUndefined();
  });

  it('that differ are flagged with what the registry says, for a person', async () => {
    const made = await world.keptAgency();
    world.gateway.script({ REGISTRATION: { name: '另一家有限公司', status: '注销' } });
    await updated(made);
    expect(await flagOf(made.agencyId, 'RG-01')).toMatchObject({
      status: 'OPEN',
      body: { severity: 'REVIEW', inputs: { registeredName: '另一家有限公司' } },
    });
    expect((await flagOf(made.agencyId, 'RG-02'))?.body.inputs).toEqual({ status: '注销' });
    expect(await world.openTasks(`RISKFLAG#${made.agencyId}-RG-02`)).toEqual(['REVIEW_RISK_FLAG']);
    world.gateway.reset();
    world.at('2026-03-03T01:00:00.000Z');
    await updated(made);
    expect((await flagOf(made.agencyId, 'RG-01'))?.body.clearedAt).toBe('2026-03-03T01:00:00.000Z');
  });

  it.each(['UNAVAILABLE', 'EMPTY'] as const)(
    'that nobody tells (%s) make a task and no flag',
    async (script) => {
      const made = await world.keptAgency();
      world.gateway.script({ REGISTRATION: script });
      await updated(made);
      expect(await flagOf(made.agencyId, 'RG-01')).toBeUndefined();
      expect(await world.openTasks(`UPKEEP#${made.agencyId}`)).toEqual(['RESOLVE_UNKNOWN_REGISTRY']);
      expect((await world.kept(made.agencyId)).body.registry?.outcome).toBe('UNKNOWN');
    },
  );
});
