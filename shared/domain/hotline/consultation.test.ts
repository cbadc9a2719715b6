import { describe, expect, it } from 'vitest';
import { isRefusal } from '../problem.ts';
import type { Role } from '../identity/role.ts';
import {
  type ConsultationBody,
  decideAnswerConsultation,
  decidePublishKnowledge,
  decideRecordConsultation,
  decideWithdrawKnowledge,
} from './consultation.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const by = (role: Role) => ({ now: NOW, actor: { id: 'x', role }, roles: [role] });
const clerk = by('CENTRE_OFFICER');
const caller = { signedName: '赵小满', phone: '+8613800000042' };
const { body } = decideRecordConsultation('H1', { question: '如何入驻' }, clerk);
const at = (status: string, more: Partial<ConsultationBody> = {}) => ({
  id: 'H1',
  status,
  body: { ...body, ...more },
});
const text = { question: '如何入驻', answer: '提交自主评价和材料即可。' };
const publish = (words: Partial<typeof text>) =>
  decidePublishKnowledge(at('ANSWERED'), { ...text, ...words }, { ...clerk, caller });
const code = (decision: unknown) => (isRefusal(decision) ? decision.refused : 'ALLOWED');

describe('a consultation', () => {
  it('[3-2c] is answered once', () => {
    expect(decideAnswerConsultation(at('OPEN'), '提交申请', clerk)).toMatchObject({
      events: [{ to: 'ANSWERED' }],
    });
    expect(code(decideAnswerConsultation(at('ANSWERED'), '再答', clerk))).toBe('ILLEGAL_TRANSITION');
    expect(code(decideAnswerConsultation(at('OPEN'), '答', by('AGENCY_ADMIN')))).toBe('FORBIDDEN_ROLE');
  });

  it.each([
    [{}, 'ALLOWED'],
    [{ answer: '已电话告知赵小满' }, 'VALIDATION_FAILED'],
    [{ question: '13800000042来电询问' }, 'VALIDATION_FAILED'],
    [{ answer: '请拨打 139-0000-0000' }, 'VALIDATION_FAILED'],
    [{ answer: '身份证310104199001011234' }, 'VALIDATION_FAILED'],
    [{ answer: '订单号202603020000000001234' }, 'ALLOWED'],
    [{ answer: '详见沪科规〔2026〕1号' }, 'ALLOWED'],
  ])('[3-2c] published with %o: %s', (words, expected) => {
    expect(code(publish(words))).toBe(expected);
  });

  it('[3-2c] is published when it is answered, and withdrawn when it is published', () => {
    expect(code(decidePublishKnowledge(at('OPEN'), text, { ...clerk, caller }))).toBe('ILLEGAL_TRANSITION');
    expect(code(decideWithdrawKnowledge(at('ANSWERED'), '过时', clerk))).toBe('ILLEGAL_TRANSITION');
    const knowledge = { ...text, by: 'x', at: NOW };
    const withdrawn = decideWithdrawKnowledge(at('ANSWERED', { knowledge }), '过时', clerk);
    expect(isRefusal(withdrawn) ? undefined : withdrawn.body).not.toHaveProperty('knowledge');
  });
});
