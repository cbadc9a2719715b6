import { describe, expect, it } from 'vitest';
import type { Role } from '../identity/role.ts';
import { isRefusal } from '../problem.ts';
import { decideAttendance, decideCancelPlace, decideRegister } from './place.ts';
import {
  decideDraftSession,
  decideMoveSession,
  decideReviseSession,
  type TrainingSessionBody,
  type TrainingSessionState,
} from './session.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const by = (role: Role, now = NOW) => ({ now, actor: { id: 'x', role }, roles: [role] });
const clerk = by('CENTRE_OFFICER');
const agency = by('AGENCY_ADMIN');

const body: TrainingSessionBody = {
  kind: 'REMEDIAL',
  title: '专门培训',
  description: '面向需整改机构',
  link: 'https://meeting.example.cn/1',
  startsAt: '2026-03-12T06:00:00.000Z',
  registerBy: '2026-03-11T10:00:00.000Z',
  capacity: 1,
  invited: [{ agencyId: 'A1', uscc: '91310104MA1FX0010C' }],
};
const session = (status: string): TrainingSessionState => ({ id: 'S1', status, body });
const asked = { agency: { id: 'A1', uscc: '91310104MA1FX0010C' }, taken: 0, before: undefined };
const code = (decision: unknown) => (isRefusal(decision) ? decision.refused : 'ALLOWED');
const placed = decideRegister(session('OPEN'), asked, agency);
if (isRefusal(placed)) throw new Error(placed.refused);
const place = (status: string) => ({ status, body: placed.body });

describe('a training session', () => {
  it('[3-2b] has a place or a link, and time to register before it begins', () => {
    expect(code(decideDraftSession('S1', body, clerk))).toBe('ALLOWED');
    const { link: _, ...nowhere } = body;
    const wrong = [
      nowhere,
      { ...body, registerBy: '2026-03-12T06:00:00.001Z' },
      { ...body, registerBy: NOW },
    ];
    for (const each of wrong) expect(code(decideDraftSession('S1', each, clerk))).toBe('VALIDATION_FAILED');
    expect(code(decideReviseSession(session('DRAFT'), nowhere, clerk))).toBe('VALIDATION_FAILED');
    expect(code(decideReviseSession(session('OPEN'), body, clerk))).toBe('ILLEGAL_TRANSITION');
  });

  it.each([
    ['DRAFT', 'open', NOW, 'ALLOWED'],
    ['DRAFT', 'open', body.registerBy, 'DEADLINE_PASSED'],
    ['DRAFT', 'hold', body.startsAt, 'ILLEGAL_TRANSITION'],
    ['OPEN', 'open', NOW, 'ILLEGAL_TRANSITION'],
    ['OPEN', 'hold', NOW, 'ILLEGAL_TRANSITION'],
    ['OPEN', 'hold', body.startsAt, 'ALLOWED'],
    ['OPEN', 'close', body.startsAt, 'ILLEGAL_TRANSITION'],
    ['HELD', 'close', body.startsAt, 'ALLOWED'],
    ['CLOSED', 'close', body.startsAt, 'ILLEGAL_TRANSITION'],
  ] as const)('[3-2b] %s, step %s at %s: %s', (status, step, now, expected) => {
    expect(code(decideMoveSession(session(status), step, by('CENTRE_OFFICER', now)))).toBe(expected);
  });

  it('[3-2b] names the invited by their credit codes when it opens', () => {
    const opened = decideMoveSession(session('DRAFT'), 'open', clerk);
    expect(opened).toMatchObject({
      events: [{ to: 'OPEN', data: { invited: [{ uscc: '91310104MA1FX0010C' }] } }],
    });
    expect(code(decideMoveSession(session('DRAFT'), 'open', agency))).toBe('FORBIDDEN_ROLE');
  });
});

describe('a place', () => {
  it.each([
    ['DRAFT', NOW, {}, 'ILLEGAL_TRANSITION'],
    ['HELD', NOW, {}, 'ILLEGAL_TRANSITION'],
    ['CLOSED', NOW, {}, 'ILLEGAL_TRANSITION'],
    ['OPEN', '2026-03-11T09:59:59.999Z', {}, 'ALLOWED'],
    ['OPEN', body.registerBy, {}, 'DEADLINE_PASSED'],
    ['OPEN', NOW, { taken: 1 }, 'TRAINING_FULL'],
    ['OPEN', NOW, { before: place('REGISTERED') }, 'DUPLICATE'],
    ['OPEN', NOW, { before: place('CANCELLED') }, 'ALLOWED'],
    ['OPEN', NOW, { before: place('CANCELLED'), taken: 1 }, 'TRAINING_FULL'],
  ])('[3-2b] in a session %s at %s, with %o: %s', (status, now, more, expected) => {
    expect(code(decideRegister(session(status), { ...asked, ...more }, by('AGENCY_ADMIN', now)))).toBe(
      expected,
    );
  });

  it('[3-2b] is given back before the session begins, by the agency', () => {
    expect(code(decideCancelPlace(session('OPEN'), place('REGISTERED'), agency))).toBe('ALLOWED');
    expect(code(decideCancelPlace(session('OPEN'), place('REGISTERED'), clerk))).toBe('FORBIDDEN_ROLE');
    expect(code(decideCancelPlace(session('OPEN'), place('ATTENDED'), agency))).toBe('ILLEGAL_TRANSITION');
    const late = by('AGENCY_ADMIN', body.startsAt);
    expect(code(decideCancelPlace(session('OPEN'), place('REGISTERED'), late))).toBe('DEADLINE_PASSED');
    expect(code(decideCancelPlace(session('HELD'), place('REGISTERED'), agency))).toBe('ILLEGAL_TRANSITION');
  });

  it('[3-2b] tells whether its agency was there, put right until the session closes', () => {
    const attended = decideAttendance(session('HELD'), place('REGISTERED'), true, clerk);
    expect(attended).toMatchObject({
      events: [{ to: 'ATTENDED', data: { sessionId: 'S1', attended: true } }],
    });
    expect(decideAttendance(session('HELD'), place('ATTENDED'), true, clerk)).toBeUndefined();
    expect(decideAttendance(session('HELD'), place('ATTENDED'), false, clerk)).toMatchObject({
      events: [{ to: 'ABSENT' }],
    });
    expect(code(decideAttendance(session('HELD'), place('CANCELLED'), true, clerk))).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect(code(decideAttendance(session('CLOSED'), place('REGISTERED'), true, clerk))).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect(code(decideAttendance(session('HELD'), place('REGISTERED'), true, agency))).toBe('FORBIDDEN_ROLE');
  });
});
