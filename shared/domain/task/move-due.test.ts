import { describe, expect, it } from 'vitest';
import { decideMoveDue } from './move-due.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const LATER = '2026-04-01T16:00:00.000Z';
const body = {
  queue: 'CENTRE_OFFICER',
  kind: 'INVESTIGATE_COMPLAINT',
  subjectRef: 'COMPLAINT#K1',
  openedAt: NOW,
  dueAt: NOW,
} as const;
const ctx = { now: NOW, article: '3-2f' } as const;

describe('[3-2] a task whose matter has more time', () => {
  it('is due later, and its superiors are told anew from then on', () => {
    const told = { id: 'T1', status: 'CLAIMED', body: { ...body, escalatedAt: NOW } };
    expect(decideMoveDue(told, LATER, ctx)).toEqual({
      events: [
        expect.objectContaining({
          type: 'DeadlineExtended',
          data: { ref: 'TASK#T1', kind: 'ESCALATE', dueAt: LATER },
          deadlines: { set: [expect.objectContaining({ kind: 'ESCALATE', dueAt: LATER })] },
        }),
      ],
      body: { ...body, dueAt: LATER },
    });
  });

  it('stays as it is once it is done, or when nothing moves', () => {
    expect(decideMoveDue({ id: 'T1', status: 'DONE', body }, LATER, ctx)).toBeUndefined();
    expect(decideMoveDue({ id: 'T1', status: 'OPEN', body }, NOW, ctx)).toBeUndefined();
  });
});
