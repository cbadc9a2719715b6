import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../../functions/verification/react.ts';
import { verifyChain } from '../../../shared/store/fold.ts';
import type { VerificationGateway } from '../../../shared/domain/verification/source-answer.ts';
import { agencyOf, ANNA, startWorld, type World } from './world.ts';
import { NOW } from '../../support/verification-fixtures.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.gateway.reset();
  world.gateway.asked.length = 0;
  world.at(NOW);
});
afterAll(() => world.stop());

describe('[SM-1] the verification worker', () => {
  it('[5-2a] asks the sources of a submitted case and passes it when all is in order', async () => {
    const { caseId } = await world.verified();
    const { status, body } = await world.readCase(caseId);
    expect(status).toBe('VERIFIED');
    expect(body.verification).toMatchObject({ run: 1, verifiedCategories: ['INSPECTION_TESTING'] });
    expect(world.gateway.asked.map(({ checks, purpose }) => [checks[0], purpose])).toContainEqual([
      'QUALIFICATION',
      'ONBOARDING',
    ]);
    const trail = await world.trail('CASE', caseId);
    expect(trail.map(({ type, actor }) => [type, actor.role])).toEqual([
      ['OnboardingSubmitted', 'SYSTEM'],
      ['OnboardingVerificationStarted', 'SYSTEM'],
      ['OnboardingChecksRecorded', 'SYSTEM'],
      ['OnboardingVerified', 'SYSTEM'],
    ]);
    expect(verifyChain(trail)).toBeUndefined();
    const evidence = body.verification?.results.find(({ key }) => key === 'LEGAL_FORM')?.evidenceRef;
    expect(evidence).toBe(`${trail[2]?.id}#REGISTRATION`);
    expect(trail[2]?.record).toHaveProperty('report.answers.0.check', 'REGISTRATION');
    expect(trail[2]?.inputHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual([]);
  });

  it('[5-2c] passes a case with the categories that are verified, dropping the others', async () => {
    world.gateway.script({ QUALIFICATION: { items: [] } });
    const { caseId } = await world.verified(['INSPECTION_TESTING', 'RESEARCH_DEVELOPMENT']);
    const { status, body } = await world.readCase(caseId);
    expect(status).toBe('VERIFIED');
    expect(body.verification?.verifiedCategories).toEqual(['RESEARCH_DEVELOPMENT']);
    expect(body.verification?.results.find(({ key }) => key.endsWith('INSPECTION_TESTING'))).toMatchObject({
      outcome: 'FAIL',
      code: 'QUALIFICATION_MISSING',
    });
  });

  it('[5-2c] leaves a case without any verified category to a person', async () => {
    world.gateway.script({ QUALIFICATION: { items: [] } });
    const { caseId } = await world.verified();
    expect((await world.readCase(caseId)).status).toBe('VERIFYING');
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['DECIDE_ON_FAILED_CHECK']);
  });

  it('[5-2c] opens a task per unknown check, due in ten working days', async () => {
    world.gateway.script({ PUBLIC_CREDIT: 'UNAVAILABLE', SCI_TECH_CREDIT: 'SILENT' });
    const { caseId } = await world.verified();
    const kinds = await world.openTasks(`CASE#${caseId}`);
    expect(kinds).toEqual(['RESOLVE_UNKNOWN_CHECK', 'RESOLVE_UNKNOWN_CHECK']);
    const opened = (await world.trail('TASK', `CASE-${caseId}-RESOLVE_UNKNOWN_CHECK-1-PUBLIC_CREDIT`))[0];
    expect(opened?.data).toMatchObject({ queue: 'CENTRE_OFFICER', dueAt: '2026-03-16T16:00:00.000Z' });
  });

  it('[4-2a] leaves an organisation that the registry calls too young to a person, with the earliest date', async () => {
    world.gateway.script({ REGISTRATION: { establishedOn: '2024-03-03' } });
    const { caseId, uscc } = await world.verified();
    const { body } = await world.call('readVerification', { as: agencyOf(uscc), params: { caseId } });
    expect(body.failed).toEqual(['OPERATING_PERIOD']);
    const result = body.results.find((each: { key: string }) => each.key === 'OPERATING_PERIOD');
    expect(result).toMatchObject({ outcome: 'FAIL', code: 'OPERATING_PERIOD_TOO_SHORT', row: '4-2a' });
    expect(result.zh).toContain('2026年3月3日');
  });

  it('[5-1e] sends a re-entry to a person with its history', async () => {
    const { caseId } = await world.verified(['RESEARCH_DEVELOPMENT'], { formerAgencyId: 'A-old' });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['REVIEW_RE_ENTRY']);
  });

  it('changes nothing on a second delivery', async () => {
    const { caseId } = await world.verified();
    const before = await world.readCase(caseId);
    const asked = world.gateway.asked.length;
    await world.deliver(caseId, 'OnboardingSubmitted');
    expect(await world.readCase(caseId)).toEqual(before);
    expect(world.gateway.asked).toHaveLength(asked);
  });

  it('goes on where it was stopped between starting and recording', async () => {
    const { caseId } = await world.submittedAs();
    const event = await world.eventOf(caseId, 'OnboardingSubmitted');
    const stopped: VerificationGateway = { ask: () => Promise.reject(new Error('stopped')) };
    await expect(react(event, NOW, { ...world.deps, gateway: stopped })).rejects.toThrow('stopped');
    expect((await world.readCase(caseId)).body.verification).toMatchObject({ run: 1, results: [] });
    await react(event, '2026-03-03T01:00:00.000Z', world.deps);
    const { status, body } = await world.readCase(caseId);
    expect(status).toBe('VERIFIED');
    expect(body.verification?.run).toBe(1);
    expect(body.verification?.results.every(({ asOf }) => asOf === '2026-03-02')).toBe(true);
  });

  it('records one run when two deliveries race', async () => {
    const { caseId } = await world.submittedAs();
    const event = await world.eventOf(caseId, 'OnboardingSubmitted');
    await Promise.all([react(event, NOW, world.deps), react(event, NOW, world.deps)]);
    const types = (await world.trail('CASE', caseId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'OnboardingChecksRecorded')).toHaveLength(1);
    expect(types.filter((type) => type === 'OnboardingVerified')).toHaveLength(1);
  });

  it('refuses an event of another kind, so that it is seen', async () => {
    const { caseId } = await world.submittedAs();
    const event = await world.eventOf(caseId, 'OnboardingSubmitted');
    await expect(react({ ...event, type: 'PublicityOpened' }, NOW, world.deps)).rejects.toThrow(
      'PublicityOpened',
    );
  });
});

describe('[5-2b] reading a verification', () => {
  it('shows officers everything and the agency its own results and reasons', async () => {
    const { caseId, uscc } = await world.verified();
    const params = { caseId };
    const officer = await world.call('readVerification', { as: ANNA, params });
    expect(officer.body.evidence[0]).toHaveProperty('evidenceHash');
    const own = await world.call('readVerification', { as: agencyOf(uscc), params });
    expect(own.body).toMatchObject({ status: 'VERIFIED', overall: 'PASS', undecided: [], failed: [] });
    expect(own.body).not.toHaveProperty('evidence');
    expect(own.body.results[0]).not.toHaveProperty('source');
  });

  it('tells another agency that there is no such case', async () => {
    const { caseId } = await world.submittedAs();
    const other = await world.submittedAs();
    const answer = await world.call('readVerification', { as: agencyOf(other.uscc), params: { caseId } });
    expect(answer).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
