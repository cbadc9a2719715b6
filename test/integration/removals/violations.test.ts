import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlers } from '../../../functions/removals/handlers.ts';
import { routes } from '../../../functions/removals/routes.ts';
import { readAdjustmentPreview } from '../../../functions/suspensions/decide.ts';
import { officerRoutes } from '../../../functions/suspensions/routes/officer-routes.ts';
import type { ViolationKind } from '../../../shared/domain/violation/kinds.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { ANNA, NOW, startSupervision, WU, ZHENG } from '../../support/supervision-world.ts';

const start = () =>
  startSupervision({
    routes: { ...routes, readAdjustmentPreview: officerRoutes.readAdjustmentPreview },
    handlers: { ...handlers, readAdjustmentPreview },
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

/** A violation of an agency of its own, as it stands. */
async function found(kind: ViolationKind, status: string, level: 'MINOR' | 'MAJOR' = 'MAJOR') {
  world.to(NOW);
  const made = await world.imported();
  const id = newId();
  const body = {
    ...made,
    kind,
    subjectRef: `AGENCY#${made.agencyId}`,
    sourceRef: 'COMPLAINT#C1',
    suspectedAt: NOW,
    suspectedBy: 'u-anna',
    reason: '虚构',
    level,
  };
  const event = { type: 'ViolationSuspected', data: { ...made }, article: '13-1e', to: status } as const;
  await world.commitPlan({ changes: [change(violation, { newId: id }, { events: [event], body })] });
  const propose = (row: string) =>
    world.call('proposeRemoval', {
      as: ANNA,
      body: {
        agencyId: made.agencyId,
        ground: { row, ref: `VIOLATION#${id}` },
        source: 'DAILY_MANAGEMENT',
        reason: '经认定的违规',
      },
    });
  return { ...made, id, propose };
}

const NO_GROUND = { status: 409, code: 'NO_GROUND' };

/** A removal on one row, by the kind of violation that it takes; `other` is a row that takes another. */
function triedOn(row: string, kind: ViolationKind, other: string) {
  it.each(['SUSPECTED', 'UNDER_INVESTIGATION', 'PRIOR_NOTICE', 'DISMISSED', 'REVOKED'])(
    'has no ground while it is %s',
    async (status) => {
      const { propose } = await found(kind, status);
      expect(await propose(row)).toMatchObject(NO_GROUND);
    },
  );

  it('has none in a minor one, nor by another row', async () => {
    expect(await (await found(kind, 'CONFIRMED', 'MINOR')).propose(row)).toMatchObject(NO_GROUND);
    expect(await (await found(kind, 'CONFIRMED')).propose(other)).toMatchObject(NO_GROUND);
  });

  it('is proposed once it is confirmed, and not decided once it is revoked', async () => {
    const { id, agencyId, propose } = await found(kind, 'CONSEQUENCES_PENDING');
    const { status, body } = await propose(row);
    expect(status).toBe(201);
    const params = { removalId: body.removalId as string };
    const noticed = await world.call('noticeRemoval', { as: WU, params, body: { reason: '拟清退' } });
    await world.heard(noticed.body.hearingId, WU);
    const { preview } = (await world.call('readAdjustmentPreview', { as: WU, params: { agencyId } })).body;
    const decide = () =>
      world.call('decideRemoval', {
        as: ZHENG,
        params,
        body: { reason: '清退', previewHash: preview.hash },
      });
    const standing = await get(world.tables, violation, id);
    const stand = async (to: string) => {
      const now = await get(world.tables, violation, id);
      const event = { type: 'ViolationRevoked', data: {}, article: '13-1e', to } as const;
      await world.commitPlan({ changes: [change(violation, now, { events: [event], body: standing.body })] });
    };
    await stand('REVOKED');
    expect(await decide()).toMatchObject(NO_GROUND);
    await stand('CLOSED');
    expect(await decide()).toMatchObject({ status: 200, body: { status: 'EXECUTING' } });
  });
}

describe('[12-3a] a removal for false entry material', () => {
  triedOn('12-3a', 'FALSE_ENTRY_MATERIAL', '12-3b');
});
describe('[12-3b] a removal for falsified service', () => {
  triedOn('12-3b', 'FALSIFICATION_SERVICE_RECORD', '12-3c');
});
describe('[12-3c] a removal for obtaining funds by fraud', () => {
  triedOn('12-3c', 'FUND_FRAUD', '12-3a');
});
