import { expect } from 'vitest';
import { OnboardingHeldForObjection } from '../../../events/onboarding-held-for-objection/v1.ts';
import { OnboardingVerified } from '../../../events/onboarding-verified/v1.ts';
import { decideScan } from '../../../shared/domain/document/scan.ts';
import { happened } from '../../../shared/domain/event.ts';
import { decideConsider } from '../../../shared/domain/hearing/consider.ts';
import { decideExpire } from '../../../shared/domain/hearing/expire.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { commit } from '../../../shared/store/commit.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { officer, type World } from './world.ts';

export const discipline = officer('discipline', 'CENTRE_DISCIPLINE');
export const clerk = officer('clerk', 'CENTRE_OFFICER');
export const reviewer = officer('reviewer', 'CENTRE_REVIEWER');
export const TUESDAY = '2026-03-03T02:00:00.000Z';
export const AFTER = '2026-03-10T02:00:00.000Z';

export const signed = (facts = '资质证书已过期') => ({
  objector: { kind: 'INDIVIDUAL', signedName: '赵小满', phone: '13800000042' },
  facts,
});

const SYSTEM_CONTEXT = {
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now: AFTER,
  policyVersion: 'default',
  requestId: 'test',
  cause: 'test',
};

/** The steps of a life with an objection, each by the one whose step it is. */
export function stepsIn(world: World) {
  const { tables } = world;
  let address = 0;

  const object = (publicityId: string, at = TUESDAY, body: unknown = signed()) => {
    address += 1;
    return world.call('submitObjection', { at, params: { publicityId }, body, ip: `203.0.113.${address}` });
  };
  const statusOf = async (caseId: string) => (await get(tables, onboardingCase, caseId)).status;
  const noticeOf = (publicityId: string) => get(tables, publicity, publicityId);
  const step = (
    operation: Parameters<World['call']>[0],
    objectionId: string,
    as: typeof clerk,
    body?: unknown,
    at = AFTER,
  ) => world.call(operation, { as, at, params: { objectionId }, ...(body !== undefined && { body }) });

  /** Up to the proposal, made by the clerk. */
  const proposed = async (receiptNo: string, outcome: string, affectsSubject: boolean) => {
    await step('acceptObjection', receiptNo, discipline, { redactedText: '反映其资质证书过期' });
    await step('openInvestigation', receiptNo, discipline);
    const body = { outcome, affectsSubject, reason: '经查' };
    const answer = await step('proposeObjectionOutcome', receiptNo, clerk, body, '2026-03-20T02:00:00.000Z');
    expect(answer.status).toBe(200);
  };
  const decide = (receiptNo: string, as = reviewer, agreed = true) =>
    step('decideObjection', receiptNo, as, { agreed, reason: '同意' }, '2026-03-20T03:00:00.000Z');

  const write = (changed: Change) =>
    commit(tables, { changes: [changed], response: undefined }, SYSTEM_CONTEXT);

  /** What the capability of registration does with a scan result. */
  const scanned = async (documentId: string) => {
    const loaded = await get(tables, document, documentId);
    const { bytes, mediaType, sha256 } = loaded.body;
    const scan = { versionId: '1', verdict: 'NO_THREATS_FOUND', file: { bytes, mediaType, sha256 } } as const;
    await write(change(document, loaded, orThrow(decideScan(loaded, scan, TUESDAY))));
  };

  const openTasks = async (subjectRef: string) => {
    const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 20 });
    return items.filter(({ status }) => status !== 'DONE').map(({ id }) => id);
  };

  /** What the capability of verification does with a hearing: time over, considered. */
  const consider = async (hearingId: string, accepted = false, by = 'clerk') => {
    const issued = await get(tables, hearing, hearingId);
    await write(change(hearing, issued, decideExpire(issued, issued.deadlines.HEARING_REPLY!.dueAt)!));
    const expired = await get(tables, hearing, hearingId);
    const acting = {
      now: AFTER,
      actor: { id: by, role: 'CENTRE_OFFICER' },
      roles: ['CENTRE_OFFICER'] as const,
    };
    await write(
      change(hearing, expired, orThrow(decideConsider(expired, { accepted, text: '已研究' }, acting))),
    );
  };

  /** A case that came back to verification and passed it again. */
  const verifyAgain = async (caseId: string) => {
    const loaded = await get(tables, onboardingCase, caseId);
    const data = { caseId, uscc: loaded.body.uscc, categories: ['SCI_TECH_CONSULTING'] };
    const event = happened(OnboardingVerified, data, { article: '5-2c', to: 'VERIFIED' });
    await write(change(onboardingCase, loaded, { events: [event], body: loaded.body }));
  };

  /** Names another person as the one who decided the verification. */
  const verifiedBy = async (caseId: string, decidedBy: string) => {
    const loaded = await get(tables, onboardingCase, caseId);
    const { uscc, verification, publicityId = '' } = loaded.body;
    const event = happened(OnboardingHeldForObjection, { caseId, uscc, publicityId }, { article: '5-4b' });
    const body = { ...loaded.body, verification: { ...verification!, decidedBy } };
    await write(change(onboardingCase, loaded, { events: [event], body }));
  };

  return {
    verifiedBy,
    object,
    statusOf,
    noticeOf,
    step,
    proposed,
    decide,
    scanned,
    openTasks,
    consider,
    verifyAgain,
  };
}
