import { describe, expect, it } from 'vitest';
import { isRefusal } from '../problem.ts';
import type { Role } from '../identity/role.ts';
import { decideFinishFollowUp, decideNoteFollowUp, decideOpenFollowUp, MAX_NOTES } from './follow-up.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const by = (role: Role) => ({ now: NOW, actor: { id: 'x', role }, roles: [role] });
const about = {
  agencyId: 'A1',
  uscc: '91310104MA1FX0010C',
  cause: 'ADVICE',
  title: '跟踪',
  dueOn: '2026-03-02',
} as const;
const code = (decision: unknown) => (isRefusal(decision) ? decision.refused : 'ALLOWED');
const opened = decideOpenFollowUp('F1', about, by('CENTRE_OFFICER'));
if (isRefusal(opened)) throw new Error(opened.refused);
const open = { id: 'F1', status: 'OPEN', body: opened.body };

describe('a follow-up', () => {
  it('[3-2a] is due today at the earliest', () => {
    expect(code(decideOpenFollowUp('F1', { ...about, dueOn: '2026-03-01' }, by('CENTRE_OFFICER')))).toBe(
      'VALIDATION_FAILED',
    );
  });

  it('[3-2a] says in its events nothing of what was noted', () => {
    const noted = decideNoteFollowUp(open, '内部情况', by('CENTRE_OFFICER'));
    if (isRefusal(noted)) throw new Error(noted.refused);
    expect(noted.body.notes).toEqual([{ text: '内部情况', by: 'x', at: NOW }]);
    expect(JSON.stringify([...opened.events, ...noted.events])).not.toMatch(/内部情况|跟踪/);
  });

  it('[3-2a] is done once, by an officer', () => {
    const done = decideFinishFollowUp(open, '正常', by('CENTRE_OFFICER'));
    expect(done).toMatchObject({ events: [{ to: 'DONE' }], body: { conclusion: { text: '正常' } } });
    for (const decide of [decideFinishFollowUp, decideNoteFollowUp]) {
      expect(code(decide({ ...open, status: 'DONE' }, '再记', by('CENTRE_OFFICER')))).toBe(
        'ILLEGAL_TRANSITION',
      );
      expect(code(decide(open, '再记', by('AGENCY_ADMIN')))).toBe('FORBIDDEN_ROLE');
    }
  });

  it('stays under the greatest size of an item', () => {
    const notes = Array.from({ length: MAX_NOTES }, () => ({ text: '字'.repeat(2000), by: 'x', at: NOW }));
    const full = { ...open, body: { ...open.body, notes } };
    expect(code(decideNoteFollowUp(full, '还有', by('CENTRE_OFFICER')))).toBe('ILLEGAL_TRANSITION');
    expect(code(decideFinishFollowUp(full, '字'.repeat(2000), by('CENTRE_OFFICER')))).toBe('ALLOWED');
    expect(Buffer.byteLength(JSON.stringify(full.body))).toBeLessThan(380_000);
  });
});
