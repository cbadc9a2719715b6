import { describe, expect, it } from 'vitest';
import { isRefusal } from '../problem.ts';
import type { Role } from '../identity/role.ts';
import { decideReadAdvice, decideRespondToAdvice, decideSendAdvice } from './improvement-advice.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const by = (role: Role) => ({ now: NOW, actor: { id: 'x', role }, roles: [role] });
const sent = decideSendAdvice(
  'V1',
  {
    agencyId: 'A1',
    uscc: '91310104MA1FX0010C',
    kind: 'OPTIMIZE',
    title: '建议',
    text: '内容',
    sourceRef: 'VISIT#W1',
  },
  by('CENTRE_OFFICER'),
);
const advice = (status: string) => ({ id: 'V1', status, body: sent.body });
const code = (decision: unknown) => (isRefusal(decision) ? decision.refused : 'ALLOWED');

describe('advice', () => {
  it('[3-3b] names what it rests on, and says in its event nothing of its text', () => {
    expect(sent.events).toMatchObject([{ to: 'SENT', data: { sourceRef: 'VISIT#W1' } }]);
    expect(JSON.stringify(sent.events)).not.toContain('内容');
  });

  it('[3-3b] is read once, by the agency', () => {
    expect(decideReadAdvice(advice('SENT'), by('AGENCY_OPERATOR'))).toMatchObject({
      events: [{ to: 'READ' }],
      body: { readAt: NOW },
    });
    expect(decideReadAdvice(advice('READ'), by('AGENCY_OPERATOR'))).toBeUndefined();
    expect(code(decideReadAdvice(advice('SENT'), by('CENTRE_OFFICER')))).toBe('FORBIDDEN_ROLE');
  });

  it('[3-3b] is answered once, after it was read', () => {
    expect(code(decideRespondToAdvice(advice('READ'), '已改', by('AGENCY_ADMIN')))).toBe('ALLOWED');
    for (const status of ['SENT', 'RESPONDED'])
      expect(code(decideRespondToAdvice(advice(status), '已改', by('AGENCY_ADMIN')))).toBe(
        'ILLEGAL_TRANSITION',
      );
  });
});
