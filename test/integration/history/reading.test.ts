import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { AUDITED_KINDS } from '../../../functions/administration/routes/history-routes.ts';
import { exportHistory, readHistoryProof } from '../../../functions/history/export-history.ts';
import { verdictOn } from '../../../local/verify/verdict.ts';
import type { ChainBundle, ProofBundle } from '../../../shared/domain/history/bundle.ts';
import type { Actor } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import type { AggregateType } from '../../../shared/store/aggregate.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { happenedAs, testContext } from '../../support/counter.ts';
import { type HistoryWorld, startHistoryWorld } from './world.ts';

const OWN = '91310104MA1FX0010C';
const FOREIGN = '91310000MA1FL0001X';

const reader = (role: Role, uscc?: string): Principal =>
  ({ id: `u-${role}`, roles: [role], ...(uscc && { uscc }) }) as unknown as Principal;
const officer = reader('CENTRE_OFFICER');
const agency = reader('AGENCY_OPERATOR', OWN);

let world: HistoryWorld;
beforeAll(async () => {
  world = await startHistoryWorld();
});
afterAll(() => world.stop());

const matterOf = (kind: string): AggregateType<{ readonly uscc: string }> => ({
  kind,
  body: onFirstUse(() => z.looseObject({ uscc: z.string() })),
});

/** One more event of a matter about an agency. */
async function happen(
  kind: string,
  id: string,
  type: string,
  { actor, to }: { actor?: Actor; to?: string } = {},
) {
  const matter = matterOf(kind);
  const plan = async () => {
    const loaded = await load(world.tables, matter, id);
    const events = [happenedAs(type, { to: to ?? 'OPEN', data: { uscc: OWN }, reason: 'why' })];
    const changes = [change(matter, loaded ?? { newId: id }, { events, body: { uscc: OWN } })];
    return { changes, response: { status: 200 } };
  };
  await executeCommand(world.tables, plan, { ...testContext, ...(actor && { actor }) });
}

type Matter = { kind: (typeof AUDITED_KINDS)[number]; id: string };
const common = () => ({ tables: world.tables }) as Parameters<typeof exportHistory>[1];
const exported = async (params: Matter, principal: Principal, after = 0) =>
  (await exportHistory({ params, query: { after }, principal } as never, common())).body as ChainBundle;
const proof = async (params: Matter, principal: Principal, version?: number) =>
  (await readHistoryProof({ params, query: { version }, principal } as never, common())).body as ProofBundle;
const lines = (...bundles: readonly unknown[]) =>
  verdictOn(bundles.map((bundle, n) => ({ file: `${n}`, text: JSON.stringify(bundle) }))).lines;
const code = (expected: string) => ({ refusal: { refused: expected } });

describe('[1-1] the bundle of a chain', () => {
  it('comes in parts that agree together, with the proof of what a root covers', async () => {
    const order = { kind: 'ORDER', id: 'o1' } as const;
    for (let n = 0; n < 52; n += 1) await happen('ORDER', 'o1', 'OrderPlaced');
    await expect(proof(order, officer)).rejects.toMatchObject(code('NOT_YET_PROVEN'));
    await world.relay();
    await world.takeRoot('2026-03-02');
    await happen('ORDER', 'o1', 'OrderAccepted');
    const [first, second] = [await exported(order, officer), await exported(order, officer, 50)];
    expect([first.events.length, second.events.length]).toEqual([50, 3]);
    expect(first.proof).toBeUndefined();
    expect(lines(second, first)).toEqual(['VALID', expect.stringContaining('events 1 to 53 are whole')]);
    expect(lines(second, first)[1]).toContain('up to 52 under root');
    await expect(exported(order, officer, 53)).rejects.toMatchObject(code('NOT_FOUND'));
    await world.relay();
    await world.takeRoot('2026-03-03');
    expect((await proof(order, officer)).head.version).toBe(53);
    expect((await proof(order, officer, 7)).head.version).toBe(52);
    expect((await proof(order, officer, 52)).root.statement.day).toBe('2026-03-02');
    await expect(proof(order, officer, 54)).rejects.toMatchObject(code('NOT_YET_PROVEN'));
    expect(lines(await proof(order, officer))[0]).toBe('VALID');
  });

  it('shows an agency the places of all events and the content of its own, and another agency nothing', async () => {
    const order = { kind: 'ORDER', id: 'o2' } as const;
    const its = { id: 'u-a', role: 'AGENCY_OPERATOR', uscc: OWN };
    await happen('ORDER', 'o2', 'OrderPlaced');
    await happen('ORDER', 'o2', 'OrderAccepted', { actor: its });
    const bundle = await exported(order, agency);
    expect(bundle.events.map((event) => 'withheld' in event)).toEqual([true, false]);
    expect(JSON.stringify(bundle.events[0])).not.toContain('why');
    expect(lines(bundle)[0]).toBe('VALID');
    const other = reader('AGENCY_OPERATOR', FOREIGN);
    for (const ask of [exported, proof])
      await expect(ask(order, other)).rejects.toMatchObject(code('NOT_FOUND'));
    await expect(exported({ ...order, id: 'none' }, officer)).rejects.toMatchObject(code('NOT_FOUND'));
  });

  it('says nothing to an agency of what is not decided, nor of what the centre keeps to itself', async () => {
    await happen('RECTIFICATION', 'r1', 'RectificationProposed', { to: 'PROPOSED' });
    await happen('RISKFLAG', 'f1', 'RiskFlagRaised');
    const rectification = { kind: 'RECTIFICATION', id: 'r1' } as const;
    await expect(exported(rectification, agency)).rejects.toMatchObject(code('NOT_FOUND'));
    await expect(exported({ kind: 'RISKFLAG', id: 'f1' }, agency)).rejects.toMatchObject(code('NOT_FOUND'));
    expect((await exported({ kind: 'RISKFLAG', id: 'f1' }, officer)).events).toHaveLength(1);
    await happen('RECTIFICATION', 'r1', 'RectificationIssued', { to: 'ISSUED' });
    expect((await exported(rectification, agency)).events).toHaveLength(2);
  });

  it.each([
    ['RECTIFICATION', 'PROPOSED', 'ISSUED'],
    ['SUSPENSION', 'PROPOSED', 'PRIOR_NOTICE'],
    ['REMOVAL', 'PROPOSED', 'PRIOR_NOTICE'],
    ['VIOLATION', 'UNDER_INVESTIGATION', 'PRIOR_NOTICE'],
    ['FUNDRECOVERY', 'PROPOSED', 'PRIOR_NOTICE'],
  ] as const)(
    'of a %s is for officers while it is %s, for the agency once it is %s',
    async (kind, before, told) => {
      const matter = { kind, id: `told-${kind}` };
      await happen(kind, matter.id, 'Proposed', { to: before });
      await expect(exported(matter, agency)).rejects.toMatchObject(code('NOT_FOUND'));
      await happen(kind, matter.id, 'Noticed', { to: told });
      expect((await exported(matter, agency)).events).toHaveLength(2);
      await expect(exported(matter, reader('AGENCY_OPERATOR', FOREIGN))).rejects.toMatchObject(
        code('NOT_FOUND'),
      );
    },
  );

  it('[12-3i][14-2d] of what an agency is told of from its beginning is read by it', async () => {
    for (const kind of ['PAYMENTHOLD', 'PAYMENTREFUSAL', 'CREDITRECORD', 'LIABILITYNOTICE'] as const) {
      await happen(kind, 'k1', 'Opened');
      expect((await exported({ kind, id: 'k1' }, agency)).events).toHaveLength(1);
    }
  });

  it('[3-2g] withholds from officers what their trail withholds', async () => {
    const objection = { kind: 'OBJECTION', id: 'b1' } as const;
    await happen('OBJECTION', 'b1', 'ObjectionIdentityOpened');
    expect((await exported(objection, officer)).events[0]).toMatchObject({ withheld: true });
    expect((await exported(objection, reader('CENTRE_DISCIPLINE'))).events[0]).toMatchObject({
      reason: 'why',
    });
  });
});
