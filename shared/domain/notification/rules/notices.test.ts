import { describe, expect, it } from 'vitest';
import { contracts, exampleEvent } from '../../../../test/support/event-contracts.ts';
import { inLines } from '../../../../test/support/in-lines.ts';
import { HearingGround } from '../../hearing/hearing.ts';
import { fill, smsText } from '../templates/template.ts';
import { templates } from '../templates/registry.ts';
import { noticeRules } from './rules.ts';

/** Data beside the contract's example that leads to another notice. */
const VARIANTS: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  DeadlineExtended: [
    { ref: 'CASE#C1', kind: 'SUPPLEMENT_DUE' },
    { ref: 'GRANT#G1', kind: 'GRANT_REPLY' },
    { ref: 'STANDINGDOC#S1', kind: 'STANDING_STALE' },
    { ref: 'UPKEEP#A1', kind: 'PROFILE_UPDATE_DUE' },
    { ref: 'UPKEEP#A1', kind: 'PROFILE_UPDATE_GRACE' },
    { ref: 'UPKEEP#A1', kind: 'DORMANCY_CURE' },
    { ref: 'ORDER#O1', kind: 'ORDER_RESPONSE' },
    { ref: 'HEARING#H1', kind: 'HEARING_REPLY' },
    { ref: 'COOPERATION#K1', kind: 'COOPERATION_DUE' },
    { ref: 'OBJECTION#J1', kind: 'OBJECTION_COMMENT' },
    { ref: 'COMPLAINT#B1', kind: 'COMPLAINT_COMMENT' },
    { ref: 'CASE', kind: 'OTHER' },
  ].map((more) => ({ ...more, uscc: '91310104MA1FX0010C', dueAt: '2026-10-08T16:00:00.000Z' })),
  DocumentScanned: ['CLEAN', 'INFECTED', 'REJECTED'].map((result) => ({ result })),
  RiskFlagRaised: [
    ...['INFO', 'REVIEW', 'HOLD', 'BLOCK'].map((severity) => ({ severity })),
    ...['RP-01', 'SC-02', 'FR-03', 'OTHER', 'ORDER_REVIEW', 'XRP-01', 'RP-011'].map((ruleId) => ({
      ruleId,
      severity: 'BLOCK',
    })),
  ],
  RiskFlagConfirmed: ['RP-01', 'PR-01', 'RG-01', 'XPR-1', 'CREDIT'].map((ruleId) => ({ ruleId })),
  TaskEscalated: ['CENTRE_ADMIN', 'EXPERT'].map((escalatedTo) => ({ escalatedTo })),
  TaskOpened: [
    { kind: 'REGULATION_ENDS', queue: 'CENTRE_ADMIN' },
    { kind: 'REGULATION_ENDS', queue: 'SYSTEM' },
    { kind: 'PASS_VERIFICATION', queue: 'CENTRE_ADMIN' },
  ],
  RecoveryDropped: [{ told: true }],
  RecoveryOrdered: [{ instalments: undefined }],
  RedemptionHeld: [{ partOfHold: true }],
  RedemptionReleased: [{ partOfHold: true }],
  CooperationReminded: [{ subjectRef: 'INSPECTION#I1' }],
  HearingIssued: [
    ...HearingGround().options.map((ground) => ({ ground })),
    { ground: 'VIOLATION', intended: { kind: 'FUND_FRAUD', level: 'MAJOR' } },
    { ground: 'PAYMENT_REFUSAL', intended: { amountFen: 500_000 } },
    { ground: 'FUND_RECOVERY', intended: { amountFen: 500_000 } },
  ],
  OnboardingApproved: [true, false].map((afterObjection) => ({ afterObjection })),
  PublicityOpened: [{ subject: { kind: 'EVALUATION_RESULT', id: 'E1' } }],
  PublicityCancelled: ['CONTENT_ERROR', 'WITHDRAWAL'].map((cause) => ({ cause })),
  ProductFrozen: ['SUSPENSION', 'TAKEDOWN', 'REVIEW'].map((cause) => ({ cause })),
  ProductRestored: ['SUSPENSION', 'TAKEDOWN', 'REVIEW'].map((cause) => ({ cause })),
  QualificationExpiring: [true, false].map((final) => ({ final })),
  OrderTerminationProposed: ['AGENCY', 'BUYER'].map((side) => ({ side })),
  OrderCompleted: [true, false].map((auto) => ({ auto })),
  OrderAccepted: [{ buyerId: 'team-1' }],
  CooperationRequested: ['SPOTCHECK#S1', 'COMPLAINT#B1'].map((subjectRef) => ({ subjectRef })),
  CooperationWithdrawn: ['SPOTCHECK#S1', 'COMPLAINT#B1'].map((subjectRef) => ({ subjectRef })),
  CooperationOverdue: [1, 2].map((round) => ({ round })),
  ComplaintDeadlinePassed: [{ kind: 'REPORT' }, { kind: 'SUGGESTION' }, { deadline: 'COMPLAINT_COMMENT' }],
  ComplaintInvestigationOpened: [{ commentDueOn: undefined }, { uscc: undefined }],
};

const specsOf = (type: string, more: Record<string, unknown>) => {
  try {
    return noticeRules.get(type)?.specs(exampleEvent(type, more));
  } catch (error) {
    throw new Error(`${type} ${JSON.stringify(more)}`, { cause: error });
  }
};

describe('what is said to whom', () => {
  it.each(contracts.filter(({ type }) => noticeRules.has(type)).map(({ type }) => type))('of %s', (type) => {
    const told = [{}, ...(VARIANTS[type] ?? [])].map((more) => ({ given: more, told: specsOf(type, more) }));
    expect(inLines(told)).toMatchSnapshot('notices');
  });

  it('varies only what has a rule', () => {
    expect(Object.keys(VARIANTS).filter((type) => !noticeRules.has(type))).toEqual([]);
  });
});

describe('the words of', () => {
  it.each(Object.entries(templates))('%s', (_, template) => {
    const { letter, sms, article, category } = template;
    const { shape } = template.params();
    const params = Object.fromEntries(
      Object.entries(shape).map(([name, each]) => [name, name.repeat(9).slice(0, each.maxLength ?? 0)]),
    );
    const words = {
      article,
      category,
      lengths: Object.values(shape).map(({ minLength, maxLength }) => [minLength, maxLength]),
      letter: letter && { title: letter.title, body: fill(template, letter.body, params) },
      sms: sms && smsText(template, params, '创新券平台'),
    };
    expect(inLines(words)).toMatchSnapshot('words');
  });

  it('no text message that there is not', () => {
    const silent = Object.values(templates).find(({ sms }) => sms === undefined);
    expect(silent && (() => smsText(silent, {}, 'x'))).toThrow('the template has no text message');
  });

  it('none with an unknown place', () => {
    const some = Object.values(templates).find(
      (template) => Object.keys(template.params().shape).length === 0,
    );
    expect(some && (() => fill(some, '{none}', {}))).toThrow(
      'the text names {none}, which is no parameter of it',
    );
  });
});
