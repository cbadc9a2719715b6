import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { inLines } from '../../../test/support/in-lines.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import { policy } from '../../../test/support/onboarding-fixtures.ts';
import { decideIssueCode } from './issue-code.ts';
import { decideIssue, type IssueContext } from './issue.ts';
import type { Recipient } from './notice.ts';
import { decideReadLetter } from './read-letter.ts';
import type { NoticeSpec } from './rules/rule.ts';
import { templates } from './templates/registry.ts';

const START = '2026-03-02T01:00:00.000Z';
const agency = { kind: 'AGENCY', uscc: '91310104MA1FX0010C' } as const;
const issuing: IssueContext = {
  now: START,
  policy,
  event: { id: 'e1', type: 'OnboardingRejected' },
  baseUrl: 'https://example.org',
  cityInbox: true,
};
const spec = (recipient: Recipient, ...channels: NoticeSpec['channels']): NoticeSpec => ({
  recipient,
  channels,
  template: 'ONBOARDING_REJECTED',
  params: {},
  subjectRef: 'CASE#1',
  path: '/onboarding-cases/1',
});
const rejected = templates['ONBOARDING_REJECTED']!;
const contact = { kind: 'CONTACT', uscc: agency.uscc } as const;
const buyer = { kind: 'BUYER', buyerId: 'team-1' } as const;

describe('[9-1c] what a notice brings into being', () => {
  it.each([
    ['by letter and text message', spec(agency, 'LETTER', 'SMS'), contact, issuing],
    ['without a phone', spec(agency, 'SMS'), undefined, issuing],
    ['without the city’s inbox', spec(agency, 'LETTER'), contact, { ...issuing, cityInbox: false }],
    ['for a buyer', spec(buyer, 'LETTER'), undefined, issuing],
  ])('%s', (_, given, address, context) => {
    expect(inLines(decideIssue(given, rejected, address, context))).toMatchSnapshot('issued');
  });

  it('[1-1] rests on the article of the act where its template serves several', () => {
    const { letter } = decideIssue(
      { ...spec(agency, 'LETTER'), article: '12-2a' },
      rejected,
      undefined,
      issuing,
    );
    expect(letter?.decided.body.basis).toContain('第十二条第（二）项');
    expect(letter?.decided.events).toMatchObject([{ article: '12-2a' }]);
  });

  it('a code', () => {
    const code = {
      uscc: agency.uscc,
      event: { id: 'e2', type: 'PhoneCodeRequested' },
      phoneRef: 'CONTACT/phone',
      paramsRef: 'CONTACT/code',
      params: { minutes: '5' },
      expiresAt: '2026-03-02T02:00:00.000Z',
    };
    expect(inLines(decideIssueCode(code, templates['PHONE_VERIFICATION']!, START))).toMatchSnapshot('issued');
  });

  it('[12-0] ends with the remedies that policy names, where it serves a decision, and only there', () => {
    const text = '不服的，可向上海市人民政府申请行政复议。';
    const renamed = resolvePolicy(
      [
        {
          sequence: 1,
          key: 'decision.remediesText',
          value: text,
          effectiveFrom: '2026-03-01',
          reason: '更正',
        },
      ],
      '2026-03-02',
    );
    const bodyOf = (key: string, by = policy) =>
      decideIssue(spec(agency, 'LETTER'), templates[key]!, contact, { ...issuing, policy: by }).letter
        ?.decided.body.body;
    expect(bodyOf('REMOVED')).toMatch(/如不服本决定，可依法申请行政复议或者提起行政诉讼。$/);
    expect(bodyOf('REMOVED', renamed)?.endsWith(text)).toBe(true);
    expect(bodyOf('REMOVAL_DROPPED', renamed)).not.toContain(text);
  });

  it('is read once', () => {
    const { letter, deliveries } = decideIssue(spec(agency, 'LETTER'), rejected, contact, issuing);
    const posted = folded(letter!.id, letter!.decided);
    const delivered = folded(deliveries[0]!.id, deliveries[0]!.decided);
    const reader = {
      now: START,
      actor: { id: 'u1', role: 'AGENCY_ADMIN' },
      roles: ['AGENCY_ADMIN'] as const,
    };
    const toBuyer = folded(
      'l2',
      decideIssue(spec(buyer, 'LETTER'), rejected, undefined, issuing).letter?.decided,
    );
    const read = [
      decideReadLetter(posted, delivered, reader),
      decideReadLetter(posted, { ...delivered, status: 'READ' }, reader),
      decideReadLetter({ ...posted, status: 'READ' }, delivered, reader),
      decideReadLetter(toBuyer, delivered, { ...reader, roles: ['BUYER'] }),
    ];
    expect(inLines(read)).toMatchSnapshot('read');
  });
});
