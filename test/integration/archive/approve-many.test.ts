import { afterAll, describe, expect, it } from 'vitest';
import { sheet } from '../../support/archive-fixtures.ts';
import { deciding, reviewing, steps } from './steps.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
afterAll(() => world.stop());
const { claimed, on, stateOf } = steps(world);

async function proposed(): Promise<string> {
  const id = await claimed();
  await world.call('startRedemptionReview', on(id));
  await world.call('proposeRedemptionApproval', on(id, reviewing, sheet));
  return id;
}
const approve = (redemptionIds: readonly string[], dryRun: boolean, as = deciding) =>
  world.call('approveRedemptions', { as, body: { redemptionIds, dryRun } });

describe('[SM-6] many approvals at once', () => {
  it('are tried without a change, then done all together', async () => {
    const ids = [await proposed(), await proposed()];
    const tried = await approve(ids, true);
    expect(tried.body).toMatchObject({ dryRun: true, approved: 0, results: [{ ok: true }, { ok: true }] });
    expect((await stateOf(ids[0] ?? '')).status).toBe('UNDER_REVIEW');
    const done = await approve([...ids, ...ids], false);
    expect(done.body).toMatchObject({ dryRun: false, approved: 2 });
    expect(done.body.results.map((each: { ok: boolean }) => each.ok)).toEqual([true, true]);
    for (const id of ids) expect((await stateOf(id)).status).toBe('APPROVED');
  });

  it('change nothing when one may not be approved, and name it', async () => {
    const [ready, early] = [await proposed(), await claimed()];
    expect((await approve([ready, early, 'none'], true)).body.results).toMatchObject([
      { redemptionId: ready, ok: true, redemption: { status: 'APPROVED' } },
      { redemptionId: early, ok: false, code: 'ILLEGAL_TRANSITION' },
      { redemptionId: 'none', ok: false, code: 'NOT_FOUND' },
    ]);
    const refused = await approve([ready, early], false);
    expect(refused).toMatchObject({ status: 422, body: { fields: [{ field: 'body.redemptionIds' }] } });
    expect(refused.body.fields[0].en).toContain(early);
    expect((await stateOf(ready)).status).toBe('UNDER_REVIEW');
  });

  it('are for the second person', async () => {
    expect((await approve([await proposed()], false, reviewing)).status).toBe(403);
  });
});
