import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideUpholdPublicity } from '../../../shared/domain/publicity/objections.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { CHEN, CYCLE, FINANCE, LAB, LI, ORDERLY, type Queue, RND, startWorld, WU, ZHAO } from './world.ts';

/** Two pages of entries in each category. */
const IN_LAB = 23;
const IN_RND = 21;
const agencyIdOf = (n: number) => `A${String(n).padStart(4, '0')}`;
const totalOf = (n: number) => `${62 + ((n * 7) % 36)}.00`;

/**
 * A result drafted, publicised and upheld, taken back for two entries of which one gets another score, drafted and
 * publicised anew, filed and published: every step of the queue. Gives all that is left of it.
 */
async function seasonUnder(queue: Queue) {
  const world = await startWorld(queue);
  try {
    await world.openCycle();
    const placed: { entryId: string; uscc: string }[] = [];
    for (let n = 1; n <= IN_LAB; n += 1) {
      const status = n === 7 ? { status: 'WITHHELD' } : {};
      placed.push(await world.place(totalOf(n), { agencyId: agencyIdOf(n), ...status }));
    }
    for (let n = 1; n <= IN_RND; n += 1) {
      // The first ten are evaluated in both categories.
      const twice = n <= 10 ? { agencyId: agencyIdOf(n), uscc: placed[n - 1]!.uscc } : {};
      const of = { category: RND, agencyId: agencyIdOf(100 + n), ...twice };
      placed.push(await world.place(totalOf(n + 5), of));
    }
    const ids = placed.map(({ entryId }) => entryId);

    const done = async (...call: Parameters<typeof world.call>) => {
      const answer = await world.call(...call);
      if (answer.status! >= 300) throw new Error(`${call[0]}: ${answer.code}`);
      await world.settle();
      return answer.body;
    };
    const draft = async (as = CHEN) => {
      await done('proposeResult', { as: LI });
      const { proposedHash } = await done('readResult', { as: LI });
      await done('draftResult', { as, body: { rankingHash: proposedHash } });
    };
    await draft();
    await done('publiciseResult', { as: LI });
    await world.closeNotice(RND, 1);
    const notice = await get(world.tables, publicity, `${CYCLE}.${LAB}.1`);
    const acting = {
      now: new Date().toISOString(),
      actor: { id: 'u-r', role: 'CENTRE_REVIEWER' },
      roles: ['CENTRE_REVIEWER'] as const,
    };
    const upheld = orThrow(decideUpholdPublicity(notice, { objectionId: 'YY1' }, acting));
    await world.commitPlan({ changes: [change(publicity, notice, upheld)] });
    await world.settle();
    await done('redraftResult', { as: ZHAO });
    await done('reopenResult', { as: CHEN, body: { reason: '异议成立' } });
    const [corrected, restored] = [ids[11]!, ids[IN_LAB + 15]!];
    for (const entryId of [corrected, restored])
      await done('reopenEntry', { as: CHEN, params: { entryId }, body: { reason: '异议成立' } });
    await world.rescore(corrected, '99.00');
    await draft();
    await done('publiciseResult', { as: LI });
    const { ranking } = (await get(world.tables, categoryResult, `${CYCLE}.${LAB}`)).body;
    await world.closeNotice(LAB, ranking!.draft);
    await done('fileResult', {
      as: WU,
      body: { number: '备1号', filedOn: new Date().toISOString().slice(0, 10) },
    });
    await done('publishResult', { as: LI });
    // What came late comes once more, after everything.
    await world.settle();

    const bundles = ['1.draws.', '2.entries.'].map(async (cursor) => {
      const { body } = await world.call('readAuditBundle', { as: FINANCE, query: { cursor } });
      return body.bundle;
    });
    const { status, version, body } = await get(world.tables, evaluationCycle, CYCLE);
    return {
      cycle: { status, version, body },
      results: await Promise.all(
        [LAB, RND].map((category) => get(world.tables, categoryResult, `${CYCLE}.${category}`)),
      ),
      entries: await Promise.all(
        ids.map(async (id) => ({
          id,
          result: (await get(world.tables, entry, id)).body.result,
          events: await world.eventsOf('ENTRY', id),
        })),
      ),
      bundles: await Promise.all(bundles),
      open: await world.call('readPublicBundle', {}).then((answer) => answer.body),
      steps: [...new Set(world.sent.map(({ step }) => step))].toSorted(),
      corrected: await world.statusOf(corrected),
      restored: await world.statusOf(restored),
    };
  } finally {
    world.stop();
  }
}

let undisturbed: ReturnType<typeof seasonUnder> | undefined;
const expected = () => (undisturbed ??= seasonUnder(ORDERLY));

it('[9-4] [SM-8] ranks, restores, publicises and finalises the same if the worker dies at every single call', async () => {
  const whole = await expected();
  expect(whole.cycle.status).toBe('PUBLISHED');
  expect(whole.steps).toEqual(['BUNDLES', 'FINALISE', 'OPEN', 'PUBLICISE', 'RESTORE', 'ROWS', 'WRITE']);
  expect([whole.corrected, whole.restored[0]]).toEqual([['FINAL', 1, 'EXCELLENT'], 'FINAL']);
  let died = 0;
  const left = await seasonUnder({
    ...ORDERLY,
    // At its first call, then at its second, … until there is no such call left.
    dieAt: (attempt) => {
      died = Math.max(died, attempt);
      return attempt;
    },
  });
  expect(died).toBeGreaterThan(5);
  expect(left).toEqual(whole);
}, 120_000);

it('[9-4] [SM-8] and the same whatever the order, however often and late a message comes and wherever a worker dies', async () => {
  const whole = await expected();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), async (dice) => {
      let at = 0;
      let spent = 0;
      const roll = () => dice[(at += 1) % dice.length] ?? 0;
      const left = await seasonUnder({
        next: (waiting) => roll() % waiting,
        again: () => ((spent += 1) < 60 ? (['NO', 'NO', 'SOON', 'LATE'] as const)[roll() % 4]! : 'NO'),
        dieAt: () => ((spent += 1) < 120 && roll() % 3 === 0 ? roll() % 9 : undefined),
      });
      expect(left).toEqual(whole);
    }),
    { numRuns: 2 },
  );
}, 120_000);
