import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { guardOwner } from '../../../shared/store/read.ts';
import { verifyChain } from '../../../shared/store/fold.ts';
import { liveCaseOf } from '../../../shared/store/aggregates/onboarding-case.ts';
import { deadlineHandlers } from '../../../functions/verification/deadlines.ts';
import { NOW } from '../../support/verification-fixtures.ts';
import { agencyOf, ANNA, BO, commissioner, interested, RUI, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.gateway.reset();
  world.at(NOW);
});
afterAll(() => world.stop());

const KEY = 'RESEARCH_INTEGRITY';

async function unknownCase() {
  world.gateway.script({ SCI_TECH_CREDIT: 'SILENT' });
  const made = await world.verified();
  return { ...made, params: { caseId: made.caseId }, documentId: await world.cleanDocument(made.uscc) };
}

async function sanctionedCase() {
  world.gateway.script({ SCI_TECH_CREDIT: { sanction: { from: '2026-01-01', until: '2026-12-31' } } });
  const made = await world.verified();
  return { ...made, params: { caseId: made.caseId } };
}

const entry = (documentId: string, more = {}) => ({
  key: KEY,
  outcome: 'PASS',
  reason: '向市科委电话核实',
  documentIds: [documentId],
  ...more,
});

describe('[5-2c] a person resolves an unknown check', () => {
  it('with evidence, confirmed by another, followed by a reviewer’s pass', async () => {
    const { caseId, params, documentId } = await unknownCase();
    const entered = await world.call('enterCheckResult', { as: ANNA, params, body: entry(documentId) });
    expect(entered).toMatchObject({
      status: 200,
      body: { undecided: [KEY], pending: [{ key: KEY, outcome: 'PASS', enteredBy: ANNA.id }] },
    });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['CONFIRM_CHECK_RESULT']);
    const early = await world.call('passVerification', { as: RUI, params });
    expect(early).toMatchObject({ status: 409, code: 'VERIFICATION_INCOMPLETE', body: { undecided: [KEY] } });
    const confirm = { params: { caseId, key: KEY } };
    const own = await world.call('confirmCheckResult', { as: ANNA, ...confirm });
    expect(own).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await world.call('confirmCheckResult', { as: BO, ...confirm })).toMatchObject({
      status: 200,
      body: { undecided: [], manual: [{ key: KEY, enteredBy: ANNA.id, confirmedBy: BO.id }] },
    });
    await world.deliver(caseId, 'CheckResultConfirmed');
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['PASS_VERIFICATION']);
    expect(await world.call('passVerification', { as: BO, params })).toMatchObject({
      code: 'FORBIDDEN_ROLE',
    });
    const passed = await world.call('passVerification', { as: RUI, params });
    expect(passed).toMatchObject({
      status: 200,
      body: { status: 'VERIFIED', verifiedCategories: ['INSPECTION_TESTING'] },
    });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual([]);
    expect(verifyChain(await world.trail('CASE', caseId))).toBeUndefined();
    expect(await world.call('passVerification', { as: RUI, params })).toMatchObject({
      status: 409,
      code: 'ILLEGAL_TRANSITION',
    });
  });

  it.each([
    ['skips it', { outcome: 'SKIPPED' }],
    ['gives no evidence', { documentIds: [] }],
    ['gives no reason', { reason: '' }],
  ])('is refused CHECK_NOT_SKIPPABLE 403 when it %s, and nothing changes', async (_, more) => {
    const { caseId, params, documentId } = await unknownCase();
    const before = await world.readCase(caseId);
    const answer = await world.call('enterCheckResult', { as: ANNA, params, body: entry(documentId, more) });
    expect(answer).toMatchObject({ status: 403, code: 'CHECK_NOT_SKIPPABLE' });
    expect(await world.readCase(caseId)).toEqual(before);
    expect(world.log.lines.at(-1)).toMatchObject({ code: 'DENIED' });
  });

  it('is refused a check that passed, materials of others or unscanned, a foreign role, a declared interest', async () => {
    const { uscc, params, documentId } = await unknownCase();
    const enter = (as: typeof ANNA, body: unknown) => world.call('enterCheckResult', { as, params, body });
    expect(await enter(ANNA, entry(documentId, { key: 'LEGAL_FORM' }))).toMatchObject({ status: 422 });
    const foreign = await world.cleanDocument('91310104MA1FX0010C');
    expect(await enter(ANNA, entry(foreign))).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    const unscanned = await world.cleanDocument(uscc, 'UPLOAD_PENDING');
    expect(await enter(ANNA, entry(unscanned))).toMatchObject({ status: 409, code: 'DOCUMENT_NOT_CLEAN' });
    expect(await enter(agencyOf(uscc), entry(documentId))).toMatchObject({ code: 'FORBIDDEN_ROLE' });
    expect(await enter(commissioner, entry(documentId))).toMatchObject({ code: 'FORBIDDEN_ROLE' });
    expect(await enter(interested(uscc), entry(documentId))).toMatchObject({
      status: 403,
      code: 'CONFLICT_OF_INTEREST',
    });
  });

  it('answers a repeated command with the first answer', async () => {
    const { params, documentId } = await unknownCase();
    const command = { as: ANNA, params, body: entry(documentId), key: `k-${params.caseId}` };
    const first = await world.call('enterCheckResult', command);
    expect(await world.call('enterCheckResult', command)).toEqual(first);
  });

  it('is refused a stale version', async () => {
    const { params, documentId } = await unknownCase();
    const command = { as: ANNA, params, body: entry(documentId), ifMatch: 1 };
    expect(await world.call('enterCheckResult', command)).toMatchObject({
      status: 412,
      code: 'STALE_VERSION',
    });
  });

  it('confirms once when two confirm at the same time', async () => {
    const { caseId, params, documentId } = await unknownCase();
    await world.call('enterCheckResult', { as: ANNA, params, body: entry(documentId) });
    const confirm = () => world.call('confirmCheckResult', { as: BO, params: { caseId, key: KEY } });
    const answers = await Promise.all([confirm(), confirm()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });
});

describe('[5-2c] supplements', () => {
  const items = [{ subject: KEY, reason: '请提交解除惩戒的证明' }];

  it('are asked for with a reason per item and a deadline of fifteen days, and close the work', async () => {
    const { caseId, params } = await sanctionedCase();
    const unreasoned = { items: [{ subject: KEY, reason: ' ' }] };
    expect(await world.call('requestSupplement', { as: ANNA, params, body: unreasoned })).toMatchObject({
      status: 422,
    });
    const answer = await world.call('requestSupplement', { as: ANNA, params, body: { items } });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        status: 'SUPPLEMENT_REQUIRED',
        deadlines: [{ kind: 'SUPPLEMENT_DUE', dueAt: '2026-03-17T16:00:00.000Z' }],
      },
    });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual([]);
  });

  it('are not asked for a third time: SUPPLEMENT_ROUNDS_SPENT', async () => {
    world.gateway.script({ SCI_TECH_CREDIT: 'SILENT' });
    const round = { requestedAt: NOW, requestedBy: ANNA.id, items, dueAt: NOW, answeredAt: NOW };
    const { caseId } = await world.verified(['RESEARCH_DEVELOPMENT'], {
      supplements: [
        { ...round, round: 1 },
        { ...round, round: 2 },
      ],
    });
    const answer = await world.call('requestSupplement', { as: ANNA, params: { caseId }, body: { items } });
    expect(answer).toMatchObject({ status: 409, code: 'SUPPLEMENT_ROUNDS_SPENT' });
  });
});

describe('[SM-22] [4-3] refusal after a hearing', () => {
  const body = { keys: [KEY], reason: '处于科研诚信惩戒期限内' };

  async function proposed() {
    const made = await sanctionedCase();
    const answer = await world.call('proposeFailure', { as: ANNA, params: made.params, body });
    expect(answer).toMatchObject({ status: 200, body: { status: 'VERIFYING', failure: { keys: [KEY] } } });
    return { ...made, hearing: { hearingId: String(answer.body.hearingId) } };
  }

  it('is proposed, replied to, considered, and decided by another person', async () => {
    const { caseId, uscc, params, hearing } = await proposed();
    const agency = agencyOf(uscc);
    const fail = (as: typeof RUI) => world.call('failVerification', { as, params });
    expect(await fail(RUI)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    const notice = await world.call('readHearing', { as: agency, params: hearing });
    expect(notice.body).toMatchObject({
      status: 'ISSUED',
      replyDueOn: '2026-03-09',
      facts: [{ key: KEY, code: 'INTEGRITY_SANCTION_ACTIVE', row: '4-3' }],
      allowedActions: ['reply'],
    });
    expect(notice.body).not.toHaveProperty('issuedBy');
    const consider = { as: BO, params: hearing, body: { accepted: false, text: '经查惩戒仍在期限内' } };
    expect(await world.call('considerHearing', consider)).toMatchObject({
      status: 409,
      code: 'ILLEGAL_TRANSITION',
    });
    const reply = { params: hearing, body: { text: '惩戒已申请解除' } };
    const stranger = agencyOf((await world.submittedAs()).uscc);
    expect(await world.call('replyToHearing', { as: stranger, ...reply })).toMatchObject({ status: 404 });
    const centres = { text: '见附件', documentIds: [await world.cleanDocument(uscc)] };
    expect(await world.call('replyToHearing', { as: agency, params: hearing, body: centres })).toMatchObject({
      status: 422,
    });
    expect(await world.call('replyToHearing', { as: agency, ...reply })).toMatchObject({
      status: 200,
      body: { status: 'REPLIED', reply: { text: '惩戒已申请解除' }, deadlines: [] },
    });
    expect(await fail(RUI)).toMatchObject({ code: 'HEARING_REQUIRED' });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['CONSIDER_HEARING']);
    const partial = await world.call('considerHearing', { ...consider, as: interested(uscc) });
    expect(partial).toMatchObject({ status: 403, code: 'CONFLICT_OF_INTEREST' });
    expect(await world.call('considerHearing', consider)).toMatchObject({
      status: 200,
      body: { status: 'CONSIDERED', consideredBy: BO.id },
    });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['DECIDE_FAILURE']);
    const proposer = { ...ANNA, roles: ['CENTRE_REVIEWER'] as const };
    expect(await fail(proposer)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await fail(RUI)).toMatchObject({ status: 200, body: { status: 'VERIFICATION_FAILED' } });
    expect(await guardOwner(world.tables, liveCaseOf(uscc))).toBeUndefined();
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual([]);
    const last = (await world.trail('CASE', caseId)).at(-1);
    expect(last).toMatchObject({
      type: 'OnboardingVerificationFailed',
      data: { codes: ['INTEGRITY_SANCTION_ACTIVE'] },
      article: '5-2c',
      reason: body.reason,
    });
  });

  it('waits five working days for a reply, and takes none after', async () => {
    const { caseId, uscc, hearing } = await proposed();
    const { tables, settings } = world.deps;
    const expire = (now: string) =>
      deadlineHandlers['HEARING HEARING_REPLY']({ id: hearing.hearingId, now }, { tables, settings });
    expect(await expire('2026-03-09T15:59:59.999Z')).toBeUndefined();
    world.at('2026-03-09T16:00:00.000Z');
    const late = { as: agencyOf(uscc), params: hearing, body: { text: '迟到的申辩' } };
    expect(await world.call('replyToHearing', late)).toMatchObject({ status: 409, code: 'DEADLINE_PASSED' });
    const plan = await expire('2026-03-09T16:00:00.000Z');
    await world.commitPlan(plan!);
    expect(await expire('2026-03-09T16:00:00.000Z')).toBeUndefined();
    expect(await world.call('replyToHearing', late)).toMatchObject({ code: 'DEADLINE_PASSED' });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['CONSIDER_HEARING']);
    const consider = { as: BO, params: hearing, body: { accepted: false, text: '逾期未申辩' } };
    expect(await world.call('considerHearing', consider)).toMatchObject({ body: { status: 'CONSIDERED' } });
  });

  it('is proposed anew after a hearing, and the decision on the earlier proposal waits no longer', async () => {
    const { caseId, uscc, params, hearing } = await proposed();
    const reply = { as: agencyOf(uscc), params: hearing, body: { text: '惩戒已申请解除' } };
    await world.call('replyToHearing', reply);
    const consider = { as: BO, params: hearing, body: { accepted: false, text: '理由须更正' } };
    await world.call('considerHearing', consider);
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['DECIDE_FAILURE']);
    const again = await world.call('proposeFailure', { as: ANNA, params, body });
    expect(again).toMatchObject({ status: 200 });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual([]);
  });

  it('is refused without failed checks, twice, and to an officer with a declared interest', async () => {
    const { params } = await unknownCase();
    const premature = await world.call('proposeFailure', { as: ANNA, params, body });
    expect(premature).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    const made = await proposed();
    const propose = (as: typeof ANNA) => world.call('proposeFailure', { as, params: made.params, body });
    expect(await propose(BO)).toMatchObject({ status: 409, code: 'DUPLICATE' });
    expect(await propose(interested(made.uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    const refused = await world.call('failVerification', { as: RUI, params });
    expect(refused).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
  });
});
