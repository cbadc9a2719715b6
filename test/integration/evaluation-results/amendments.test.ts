import { HearingConsidered } from '../../../events/hearing-considered/v1.ts';
import { ViolationRevoked } from '../../../events/violation-revoked/v1.ts';
import { ViolationSuspected } from '../../../events/violation-suspected/v1.ts';
import { happened } from '../../../shared/domain/event.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { listBuiltOn } from '../../../shared/store/built-on.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideConsider } from '../../../shared/domain/hearing/consider.ts';
import { decideReply } from '../../../shared/domain/hearing/reply.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { scoreEntry } from '../../../shared/domain/evaluation/scoring/score.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { contextKey } from '../../../shared/store/evaluation.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { goldenContext, goldenInputs, scheme } from '../../support/evaluation-fixtures.ts';
import { agencyOf, CHEN, CYCLE, LAB, LI, startWorld, type World, WU, ZHENG } from './world.ts';

const golden = scoreEntry(scheme, goldenInputs, goldenContext, { satisfaction: 'FINAL' });
const params = { cycleId: CYCLE, category: LAB };

describe('[9-6b] [SM-8] an amendment of a published grade', () => {
  let world: World;
  const placed: Awaited<ReturnType<World['place']>>[] = [];
  const done = async (...call: Parameters<World['call']>) => {
    const answer = await world.call(...call);
    expect([answer.code, Number(answer.status) < 300]).toEqual([undefined, true]);
    return answer.body;
  };
  const list = async () => (await world.call('readResultList', { params })).body;

  beforeAll(async () => {
    world = await startWorld();
    await world.openCycle();
    const put = contextKey(CYCLE, LAB);
    await world.commitPlan({
      changes: [],
      projections: [{ put, item: { measured: { context: goldenContext } }, rev: undefined }],
    });
    for (const total of [
      '95.00',
      '92.00',
      '91.00',
      '84.00',
      '80.00',
      '79.00',
      '78.00',
      '77.00',
      '70.00',
      '69.00',
    ])
      placed.push(await world.place(total, { body: { final: golden, system: { ...golden, total } } }));
    for (const [at, { entryId }] of placed.entries()) await world.rescore(entryId, `${95 - 3 * at}.00`);
    await done('proposeResult', { as: LI });
    await world.settle();
    const { proposedHash } = await done('readResult', { as: LI });
    await done('draftResult', { as: CHEN, body: { rankingHash: proposedHash } });
    await world.settle();
    await done('publiciseResult', { as: LI });
    await world.settle();
    await world.closeNotice(LAB, 1);
    await done('fileResult', { as: WU, body: { number: '备1号', filedOn: '2026-05-11' } });
    await done('publishResult', { as: LI });
    await world.settle();
  });
  afterAll(() => world.stop());

  const asked = (at: number, body: Record<string, unknown>) => ({
    entryId: placed[at]!.entryId,
    ground: 'COURT_DECISION',
    decisionNo: '沪行终〔2026〕8号',
    decisionOn: '2026-05-12',
    reason: '裁判撤销',
    ...body,
  });
  const propose = (at: number, body: Record<string, unknown>, as = WU) =>
    world.call('proposeAmendment', { as, body: asked(at, body) });
  const decide = (amendmentId: string, as = ZHENG, decision = 'CONFIRM') =>
    world.call('decideAmendment', { as, params: { amendmentId }, body: { decision } });

  it('names its ground, and gives a grade that the ground and the rules allow', async () => {
    expect((await list()).items.map(({ grade }: { grade: string }) => grade)).toEqual([
      'EXCELLENT',
      'EXCELLENT',
      'GOOD',
      'GOOD',
      'GOOD',
      ...Array.from({ length: 5 }, () => 'QUALIFIED'),
    ]);
    expect((await propose(5, { grade: 'GOOD', ground: undefined })).code).toBe('VALIDATION_FAILED');
    expect((await propose(5, { grade: 'GOOD', ground: 'BECAUSE' })).code).toBe('VALIDATION_FAILED');
    expect((await propose(5, { grade: 'GOOD', decisionOn: '2027-01-01' })).code).toBe('VALIDATION_FAILED');
    expect((await propose(0, { grade: 'WITHHELD' })).code).toBe('VALIDATION_FAILED');
    expect((await propose(0, { grade: 'EXCELLENT' })).code).toBe('NO_EFFECTIVE_CHANGE');
    expect((await propose(5, { grade: 'GOOD' }, CHEN)).code).toBe('FORBIDDEN_ROLE');
    // 80 points reach 良好 and no further; a violation gives 不合格 alone.
    const wrong = await propose(5, { grade: 'EXCELLENT', ground: 'CALCULATION_ERROR' });
    expect(wrong).toMatchObject({ status: 409, code: 'GRADE_NOT_ALLOWED' });
    expect(wrong.body.allowed).toEqual(['GOOD', 'QUALIFIED']);
    expect((await propose(9, { grade: 'GOOD', ground: 'CALCULATION_ERROR' })).body.allowed).toEqual([
      'QUALIFIED',
    ]);
    expect((await propose(5, { grade: 'GOOD', ground: 'VIOLATION_CONFIRMED' })).code).toBe(
      'GRADE_NOT_ALLOWED',
    );
  });

  it('shows the amended grade, its decision and what was published first, everywhere alike', async () => {
    const before = await list();
    const { amendmentId, status } = (await propose(5, { grade: 'GOOD', ground: 'CALCULATION_ERROR' })).body;
    expect(status).toBe('PROPOSED');
    expect((await decide(amendmentId, WU)).code).toBe('FOUR_EYES');
    expect((await decide(amendmentId)).body.status).toBe('DECIDED');
    expect((await decide(amendmentId)).code).toBe('ILLEGAL_TRANSITION');
    const after = await list();
    expect(after.items[5]).toMatchObject({
      grade: 'GOOD',
      firstPublished: 'QUALIFIED',
      amendment: { decisionNo: '沪行终〔2026〕8号', decidedOn: '2026-05-12', ground: 'CALCULATION_ERROR' },
    });
    expect(after).toMatchObject({
      grades: { EXCELLENT: 2, GOOD: 4, QUALIFIED: 4 },
      gradesFirstPublished: { EXCELLENT: 2, GOOD: 3, QUALIFIED: 5 },
      rankingHash: before.rankingHash,
      root: before.root,
      amendments: [{ amendmentId, from: 'QUALIFIED', grade: 'GOOD' }],
    });
    expect(after.listHash).not.toBe(before.listHash);
    const page = (await world.call('readResultPage', { params })).body;
    expect(page).toContain('良好（更正；首次公布为合格，沪行终〔2026〕8号，2026年5月12日）');
    expect(page).toContain('良好4家、合格4家（首次公布：优秀2家、良好3家、合格5家）');
    expect(page).toContain(after.listHash);
    const as = agencyOf(placed[5]!.uscc);
    const receipt = await done('readScoreReceipt', { as, params: { entryId: placed[5]!.entryId } });
    expect(receipt.score.place).toMatchObject({ grade: 'GOOD', because: ['AMENDED'] });
    expect(receipt.amended).toMatchObject({
      from: 'QUALIFIED',
      decisionNo: '沪行终〔2026〕8号',
      firstPublished: { grade: 'QUALIFIED', because: ['QUOTA'] },
    });
    expect(receipt).toMatchObject({ nearest: [], nearestNoteZh: expect.stringContaining('更正决定') });
    const text = (await world.call('readScoreReceiptPage', { as, params: { entryId: placed[5]!.entryId } }))
      .body;
    expect(text).toContain('依据沪行终〔2026〕8号（2026年5月12日，计算错误）更正，原为合格');
  });

  it('lowers a grade only after the hearing about it is considered', async () => {
    const { amendmentId, status, hearingId } = (await propose(0, { grade: 'UNQUALIFIED' })).body;
    expect(status).toBe('PRIOR_NOTICE');
    expect((await decide(amendmentId)).code).toBe('HEARING_REQUIRED');
    const { uscc } = placed[0]!;
    let heard = await get(world.tables, hearing, hearingId);
    expect(heard.body).toMatchObject({ uscc, ground: 'EVALUATION_AMENDMENT' });
    const now = new Date().toISOString();
    const by = (id: string, role: 'AGENCY_ADMIN' | 'COMMISSION_OFFICER' | 'CENTRE_REVIEWER') =>
      ({ now, actor: { id, role }, roles: [role] }) as const;
    const reply = { text: '不服', documentIds: [], hash: 'h' };
    await world.commitPlan({
      changes: [change(hearing, heard, orThrow(decideReply(heard, reply, by('u-a', 'AGENCY_ADMIN'))))],
    });
    expect((await decide(amendmentId)).code).toBe('HEARING_REQUIRED');
    heard = await get(world.tables, hearing, hearingId);
    const view = { accepted: false, text: '不成立' };
    expect(decideConsider(heard, view, by('u-c', 'CENTRE_REVIEWER'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    const considered = orThrow(decideConsider(heard, view, by('u-wu', 'COMMISSION_OFFICER')));
    await world.commitPlan({ changes: [change(hearing, heard, considered)] });
    expect((await decide(amendmentId)).body.status).toBe('DECIDED');
    expect((await world.statusOf(placed[0]!.entryId)).slice(0, 3)).toEqual(['FINAL', 1, 'UNQUALIFIED']);
    expect(await world.eventsOf('ENTRY', placed[0]!.entryId)).toContain('EntryAmended');
  });

  it('is not decided on over a grade that another one has changed meanwhile', async () => {
    const [first, second] = [await propose(6, { grade: 'GOOD' }), await propose(6, { grade: 'EXCELLENT' })];
    expect((await decide(first.body.amendmentId)).body.status).toBe('DECIDED');
    expect(await decide(second.body.amendmentId)).toMatchObject({ status: 409, code: 'GRADE_CHANGED' });
    expect((await decide(second.body.amendmentId, ZHENG, 'RETURN')).body.status).toBe('RETURNED');
    expect((await world.statusOf(placed[6]!.entryId))[2]).toBe('GOOD');
  });

  it('rests on a violation only while it stands confirmed against this agency', async () => {
    const { agencyId, uscc } = placed[7]!;
    const violationOf = (id: string, status: string, more: object = {}) =>
      world.commitPlan({
        changes: [
          change(
            violation,
            { newId: id },
            {
              events: [
                happened(
                  ViolationSuspected,
                  { violationId: id, agencyId, uscc, kind: 'FALSIFICATION_CONTRACT' },
                  { article: '13-1a', to: status },
                ),
              ],
              body: {
                agencyId,
                uscc,
                kind: 'FALSIFICATION_CONTRACT',
                subjectRef: 'ORDER#O1',
                sourceRef: 'RISKFLAG#F1',
                suspectedAt: new Date().toISOString(),
                suspectedBy: 'u-li',
                reason: '虚构合同',
                level: 'MAJOR',
                ...more,
              },
            },
          ),
        ],
      });
    await violationOf('V-SUSPECTED', 'SUSPECTED');
    await violationOf('V-OTHER', 'CLOSED', { agencyId: 'ANOTHER' });
    await violationOf('V-MINOR', 'CLOSED', { level: 'MINOR' });
    await violationOf('V1', 'CLOSED');
    const on = (...ids: string[]) =>
      propose(7, {
        grade: 'UNQUALIFIED',
        ground: 'VIOLATION_CONFIRMED',
        evidenceRefs: ids.map((id) => `VIOLATION#${id}`),
      });
    expect((await on()).code).toBe('VALIDATION_FAILED');
    for (const id of ['NONE', 'V-SUSPECTED', 'V-OTHER']) expect((await on(id)).code).toBe('NOT_CONFIRMED');
    expect((await on('V-MINOR')).code).toBe('NO_GROUND');
    const proposed = await on('V1');
    expect(proposed).toMatchObject({ status: 201, body: { status: 'PRIOR_NOTICE' } });
    const { amendmentId, hearingId } = proposed.body;
    const heard = await get(world.tables, hearing, hearingId);
    await world.commitPlan({
      changes: [
        change(hearing, heard, {
          events: [
            happened(
              HearingConsidered,
              { hearingId, subjectRef: heard.body.subjectRef, uscc },
              { article: '9-6b', to: 'CONSIDERED' },
            ),
          ],
          body: heard.body,
        }),
      ],
    });
    const step = async (to: string) => {
      const found = await get(world.tables, violation, 'V1');
      const data = { violationId: 'V1', agencyId, uscc, kind: found.body.kind };
      const event = happened(ViolationRevoked, data, { article: '13-1a', to });
      await world.commitPlan({ changes: [change(violation, found, { events: [event], body: found.body })] });
    };
    await step('REVOKED');
    expect((await decide(amendmentId)).code).toBe('NOT_CONFIRMED');
    await step('CLOSED');
    expect((await decide(amendmentId)).body.status).toBe('DECIDED');
    expect((await world.statusOf(placed[7]!.entryId))[2]).toBe('UNQUALIFIED');
    expect(await listBuiltOn(world.tables, 'VIOLATION#V1')).toEqual([`AMENDMENT#${amendmentId}`]);
  });
});
