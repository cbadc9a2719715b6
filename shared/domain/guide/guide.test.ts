import { describe, expect, it } from 'vitest';
import { isRefusal } from '../problem.ts';
import type { Role } from '../identity/role.ts';
import { decideKeepGuideVersion, decidePublishGuide, decideWithdrawGuide } from './guide.ts';

const by = (role: Role) => ({ now: '2026-03-02T02:00:00.000Z', actor: { id: 'x', role }, roles: [role] });
const clerk = by('CENTRE_OFFICER');
const text = { kind: 'GUIDE', title: '入驻指引', text: '第一步' } as const;
const code = (decision: unknown) => (isRefusal(decision) ? decision.refused : 'ALLOWED');
const first = decidePublishGuide({ newId: 'G1' }, text, clerk);
if (isRefusal(first)) throw new Error(first.refused);
const guide = (status: string) => ({ id: 'G1', status, body: first.body });

describe('a guide', () => {
  it('[3-4a] counts its versions, each kept as it was published', () => {
    expect(first.body.number).toBe(1);
    const next = decidePublishGuide(guide('PUBLISHED'), { ...text, text: '第二步' }, clerk);
    expect(next).toMatchObject({ events: [{ data: { number: 2 } }], body: { number: 2, text: '第二步' } });
    expect(decideKeepGuideVersion('G1', first.body)).toMatchObject({
      events: [{ to: 'KEPT', data: { guideId: 'G1', number: 1 } }],
      body: { text: '第一步' },
    });
  });

  it('[3-4a] is not published twice in the same words, unless it was withdrawn', () => {
    expect(code(decidePublishGuide(guide('PUBLISHED'), text, clerk))).toBe('NO_EFFECTIVE_CHANGE');
    expect(code(decidePublishGuide(guide('WITHDRAWN'), text, clerk))).toBe('ALLOWED');
    expect(code(decideWithdrawGuide(guide('WITHDRAWN'), '过时', clerk))).toBe('ILLEGAL_TRANSITION');
    expect(code(decideWithdrawGuide(guide('PUBLISHED'), '过时', by('AGENCY_ADMIN')))).toBe('FORBIDDEN_ROLE');
  });
});
