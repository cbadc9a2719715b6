import { describe, expect, it } from 'vitest';
import { contracts, exampleEvent } from '../../../../test/support/event-contracts.ts';
import { fill } from '../templates/template.ts';
import { templates } from '../templates/registry.ts';
import { recipientKey } from '../notice.ts';
import type { NoticeSpec } from './rule.ts';
import { noticeRules, rulesOf } from './rules.ts';

const specsOf = (type: string, more: Record<string, unknown> = {}): readonly NoticeSpec[] =>
  noticeRules.get(type)?.specs(exampleEvent(type, more)) ?? [];

/** `AGENCY LETTER+SMS TEMPLATE` of each notice. */
const told = (type: string, more: Record<string, unknown> = {}) =>
  specsOf(type, more).map(
    ({ recipient, channels, template }) => `${recipient.kind} ${channels.join('+')} ${template}`,
  );

describe('who is told what', () => {
  it.each([
    ['2-1', 'AgencyImported', {}, ['AGENCY LETTER AGENCY_IMPORTED']],
    ['3-1a', 'RiskFlagRaised', { severity: 'REVIEW' }, []],
    ['3-1a', 'RiskFlagRaised', { severity: 'BLOCK' }, ['AGENCY LETTER CREDIT_ATTENTION']],
    ['3-1a', 'RiskFlagConfirmed', {}, ['AGENCY LETTER CREDIT_ATTENTION']],
    ['3-1d', 'RiskFlagRaised', { severity: 'HOLD', ruleId: 'FR-04' }, []],
    ['3-1d', 'RiskFlagRaised', { severity: 'HOLD', ruleId: 'ORDER_REVIEW' }, []],
    ['3-1d', 'RiskFlagConfirmed', { ruleId: 'RP-02' }, []],
    ['3-1d', 'OrderHeld', {}, ['AGENCY LETTER ORDER_HELD']],
    ['5-1d', 'DocumentScanned', { result: 'CLEAN' }, []],
    ['5-1d', 'DocumentScanned', { result: 'INFECTED' }, ['AGENCY LETTER DOCUMENT_INFECTED']],
    ['5-1d', 'DocumentScanned', { result: 'REJECTED' }, ['AGENCY LETTER DOCUMENT_REJECTED']],
    ['5-1e', 'OnboardingSubmitted', {}, ['AGENCY LETTER ONBOARDING_SUBMITTED']],
    ['5-1e', 'OnboardingWithdrawn', {}, ['AGENCY LETTER ONBOARDING_WITHDRAWN']],
    ['5-2c', 'OnboardingVerified', {}, ['AGENCY LETTER ONBOARDING_VERIFIED']],
    ['5-2c', 'OnboardingSupplementRequested', {}, ['AGENCY LETTER+SMS ONBOARDING_SUPPLEMENT_REQUIRED']],
    ['5-2c', 'OnboardingLapsed', {}, ['AGENCY LETTER ONBOARDING_LAPSED']],
    ['5-2c', 'OnboardingVerificationFailed', {}, ['AGENCY LETTER+SMS ONBOARDING_VERIFICATION_FAILED']],
    ['SM-22', 'HearingIssued', {}, ['AGENCY LETTER+SMS PRIOR_NOTICE']],
    ['5-3', 'PublicityOpened', {}, ['AGENCY LETTER+SMS ONBOARDING_PUBLICITY_OPENED']],
    ['9-5', 'PublicityOpened', { subject: { kind: 'EVALUATION_RESULT', id: 'E1' } }, []],
    ['5-3', 'PublicityExtended', {}, ['AGENCY LETTER+SMS PUBLICITY_EXTENDED']],
    ['5-3', 'PublicityCancelled', { cause: 'CONTENT_ERROR' }, ['AGENCY LETTER PUBLICITY_CANCELLED']],
    ['5-3', 'PublicityCancelled', { cause: 'WITHDRAWAL' }, []],
    ['5-3x', 'ObjectionSubmitted', {}, ['OBJECTOR SMS OBJECTION_RECEIVED']],
    ['5-3x', 'ObjectionNotAccepted', {}, ['OBJECTOR SMS OBJECTION_RESULT']],
    ['5-3x', 'ObjectionInvestigationOpened', {}, ['AGENCY LETTER+SMS OBJECTION_RESPONSE_REQUESTED']],
    ['5-4b', 'ObjectionDecided', {}, ['AGENCY LETTER OBJECTION_DECIDED', 'OBJECTOR SMS OBJECTION_RESULT']],
    ['5-4b', 'OnboardingHeldForObjection', {}, ['AGENCY LETTER ONBOARDING_HELD_FOR_OBJECTION']],
    ['5-4a', 'OnboardingApproved', { afterObjection: false }, ['AGENCY LETTER+SMS ONBOARDING_APPROVED']],
    [
      '5-4b',
      'OnboardingApproved',
      { afterObjection: true },
      ['AGENCY LETTER+SMS ONBOARDING_APPROVED_AFTER_OBJECTION'],
    ],
    ['5-4b', 'OnboardingRejected', {}, ['AGENCY LETTER+SMS ONBOARDING_REJECTED']],
    ['6-1a', 'DemandReceived', {}, ['AGENCY LETTER+SMS DEMAND_RECEIVED']],
    ['6-1a', 'DemandReminded', {}, ['AGENCY LETTER+SMS DEMAND_RESPONSE_DUE']],
    ['6-1a', 'DemandAnswered', {}, ['BUYER LETTER DEMAND_ANSWERED']],
    [
      '6-1b',
      'DemandUnanswered',
      {},
      ['AGENCY LETTER DEMAND_UNANSWERED', 'BUYER LETTER DEMAND_UNANSWERED_TO_BUYER'],
    ],
    ['6-1a', 'OrderPlaced', {}, ['AGENCY LETTER+SMS ORDER_PLACED']],
    ['6-1a', 'OrderResponseReminded', {}, ['AGENCY LETTER+SMS ORDER_RESPONSE_DUE']],
    ['6-1b', 'OrderAccepted', {}, ['BUYER LETTER+SMS ORDER_ACCEPTED']],
    ['6-1b', 'OrderDeclined', {}, ['BUYER LETTER+SMS ORDER_DECLINED']],
    ['6-1b', 'OrderExpired', {}, ['AGENCY LETTER ORDER_EXPIRED', 'BUYER LETTER+SMS ORDER_EXPIRED_TO_BUYER']],
    ['6-1b', 'OrderCancelled', {}, ['AGENCY LETTER ORDER_CANCELLED']],
    [
      'SM-6',
      'OrderQuotaRefused',
      {},
      ['AGENCY LETTER+SMS ORDER_QUOTA_REFUSED', 'BUYER LETTER+SMS ORDER_QUOTA_REFUSED'],
    ],
    ['6-1c', 'OrderServiceBegun', {}, ['BUYER LETTER ORDER_SERVICE_BEGUN']],
    ['6-1c', 'OrderDelivered', {}, ['BUYER LETTER+SMS ORDER_DELIVERED']],
    ['6-1c', 'OrderDeliveryRejected', {}, ['AGENCY LETTER+SMS ORDER_DELIVERY_REJECTED']],
    ['6-1c', 'OrderAcceptanceReminded', {}, ['BUYER LETTER+SMS ORDER_ACCEPTANCE_DUE']],
    [
      '6-1c',
      'OrderCompleted',
      { auto: true },
      ['AGENCY LETTER ORDER_COMPLETED', 'BUYER LETTER ORDER_AUTO_ACCEPTED'],
    ],
    ['SM-6', 'OrderTerminationProposed', { side: 'AGENCY' }, ['BUYER LETTER+SMS ORDER_TERMINATION_PROPOSED']],
    ['SM-6', 'OrderTerminationProposed', { side: 'BUYER' }, ['AGENCY LETTER+SMS ORDER_TERMINATION_PROPOSED']],
    ['SM-6', 'OrderHeld', {}, ['AGENCY LETTER ORDER_HELD']],
    ['3-2b', 'TrainingSessionOpened', {}, ['AGENCY LETTER TRAINING_INVITATION']],
    ['3-2b', 'TrainingSessionOpened', { invited: [] }, []],
    ['3-2b', 'TrainingRegistered', {}, ['AGENCY LETTER TRAINING_REGISTERED']],
    ['3-2a', 'FollowUpOpened', { cause: 'OTHER' }, []],
    ['11-1b', 'FollowUpOpened', { cause: 'EVALUATION' }, ['AGENCY LETTER FOLLOW_UP_AFTER_EVALUATION']],
    ['10-2a', 'RewardConfirmed', {}, ['AGENCY LETTER REWARD_CONFIRMED']],
    [
      '10-2f',
      'RectificationProposed',
      { ground: 'UNQUALIFIED' },
      ['AGENCY LETTER+SMS RECTIFICATION_AFTER_EVALUATION'],
    ],
    ['10-2f', 'RectificationProposed', { ground: 'OTHER' }, []],
    ['10-3c', 'RewardExcluded', { cause: 'INSTRUMENT_AWARD' }, ['AGENCY LETTER REWARD_EXCLUDED']],
    ['10-3b', 'RewardExcluded', { cause: 'DUPLICATE' }, []],
    ['11-2a', 'CaseNotSelected', {}, ['AGENCY LETTER CASE_NOT_SELECTED']],
    ['11-2b', 'CaseSelected', {}, ['AGENCY LETTER CASE_SELECTED', 'BUYER LETTER CASE_SELECTED_BUYER']],
    ['3-2d', 'ResearchVisitPlanned', {}, ['AGENCY LETTER VISIT_PLANNED']],
    ['3-3b', 'ImprovementAdviceSent', {}, ['AGENCY LETTER ADVICE_IMPROVE']],
    ['3-3b', 'ImprovementAdviceSent', { kind: 'OPTIMIZE' }, ['AGENCY LETTER ADVICE_OPTIMIZE']],
    ['3-2f', 'ComplaintSubmitted', {}, ['COMPLAINANT SMS COMPLAINT_RECEIVED']],
    ['3-2f', 'ComplaintAccepted', {}, ['COMPLAINANT SMS COMPLAINT_ACCEPTED']],
    ['3-2f', 'ComplaintNotAccepted', {}, ['COMPLAINANT SMS COMPLAINT_RESULT']],
    ['3-2f', 'ComplaintTransferred', {}, ['COMPLAINANT SMS COMPLAINT_RESULT']],
    ['3-2f', 'ComplaintInvestigationOpened', {}, ['AGENCY LETTER+SMS COMPLAINT_COMMENT_REQUESTED']],
    ['3-2f', 'ComplaintDecided', {}, ['AGENCY LETTER COMPLAINT_DECIDED']],
    ['3-2h', 'ComplaintReplied', { kind: 'SUGGESTION' }, ['COMPLAINANT SMS COMPLAINT_RESULT']],
    ['3-2f', 'ComplaintReplyExtended', {}, ['COMPLAINANT SMS COMPLAINT_EXTENDED']],
    ['SM-13', 'ComplaintDeadlinePassed', {}, ['OFFICERS LETTER COMPLAINT_OVERDUE']],
    ['SM-13', 'ComplaintDeadlinePassed', { deadline: 'COMPLAINT_COMMENT' }, []],
    ['3-2g', 'ComplaintIdentityRefused', {}, ['OFFICERS LETTER IDENTITY_ACCESS_REFUSED']],
    ['15-1', 'TaskOpened', { kind: 'REGULATION_ENDS' }, ['OFFICERS LETTER REGULATION_ENDS']],
    ['15-1', 'TaskOpened', { kind: 'PASS_VERIFICATION' }, []],
  ])('[%s] %s %j', (_, type, more, expected) => {
    expect(told(type, more)).toEqual(expected);
  });

  it('[design 4] an agency that got more time hears so, with the last day', () => {
    const data = { kind: 'HEARING_REPLY', dueAt: '2026-10-08T16:00:00.000Z', uscc: '91310104MA1FX0010C' };
    expect(specsOf('DeadlineExtended', data)).toMatchObject([
      { template: 'DEADLINE_EXTENDED', params: { date: '2026年10月8日' } },
    ]);
    expect(specsOf('DeadlineExtended', { ...data, kind: 'OBJECTION_ACCEPT' })).toEqual([]);
  });

  it.each(contracts.map(({ type }) => type))(
    '%s: each recipient once, with a text that its parameters fill',
    (type) => {
      const specs = specsOf(type);
      expect(new Set(specs.map(({ recipient }) => recipientKey(recipient))).size).toBe(specs.length);
      for (const { template: key, channels, params } of specs) {
        const template = templates[key];
        const texts = channels.map((channel) =>
          channel === 'SMS' ? template?.sms?.text : template?.letter?.body,
        );
        expect(texts).not.toContain(undefined);
        for (const text of texts) expect(template && fill(template, text ?? '', params)).not.toContain('{');
      }
    },
  );

  it('[SM-21] nothing is told of what happens to deliveries: it would never end', () => {
    const own = contracts
      .map(({ type }) => type)
      .filter((type) => /^(Delivery|Notice|Letter|Phone)/.test(type));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((type) => noticeRules.has(type))).toEqual([]);
  });

  it('has one rule for an event', () => {
    const rule = { type: 'X', specs: () => [] };
    expect(() => rulesOf([rule, rule])).toThrow('two rules');
  });
});
