import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { by, calendar, NOW, policy } from '../../../test/support/onboarding-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { decideConfirm, decideFile, decideGoStale, decideRemindStanding, type Filing } from './keep.ts';
import { standingDocumentId, type StandingDocumentState } from './standing-document.ts';

const admin = (now = NOW) => ({ ...by(['AGENCY_ADMIN'], now), policy, calendar });
const filing = (more: Partial<Filing> = {}): Filing => ({
  agencyId: 'A1',
  uscc: USCC.company,
  kind: 'INTERNAL_CONTROL',
  documentId: 'D1',
  sha256: 'h1',
  ...more,
});
const perCategory = filing({ kind: 'CHARGING_STANDARD', category: 'INSPECTION_TESTING' });
const filed = folded('S1', decideFile({ newId: 'S1' }, filing(), admin()));
const ofCategory = folded('S2', decideFile({ newId: 'S2' }, perCategory, admin()));
const due = (kind: string) => filed.deadlines[kind]?.dueAt ?? '';
const before = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
const [staleAt, reminderAt] = [due('STANDING_STALE'), due('STANDING_REMIND')];
const stale = folded('S1', decideGoStale(filed, staleAt), filed);
const remind = (now: string) => (state: StandingDocumentState) =>
  decideRemindStanding(state, { now, policy });

type Example = readonly [
  name: string,
  state: StandingDocumentState,
  decide: (state: StandingDocumentState) => unknown,
];
const nothing = { ...filed, body: {} as never };

const examples: readonly Example[] = [
  ['[6-2a] filed', nothing, () => decideFile({ newId: 'S1' }, filing(), admin())],
  ['[6-2b] filed for a category', nothing, () => decideFile({ newId: 'S2' }, perCategory, admin())],
  [
    '[6-2b] not for no category',
    nothing,
    () => decideFile({ newId: 'S2' }, filing({ kind: 'SERVICE_STANDARD' }), admin()),
  ],
  ['[6-2a] not for one', nothing, () => decideFile({ newId: 'S1' }, filing({ category: 'X' }), admin())],
  [
    '[6-2a] filed anew',
    stale,
    (state) => decideFile(state, filing({ documentId: 'D2', sha256: 'h2' }), admin(staleAt)),
  ],
  ['[6-2a] not the same file', filed, (state) => decideFile(state, filing(), admin())],
  [
    '[6-2a] not by an officer',
    filed,
    (state) => decideFile(state, filing({ sha256: 'h2' }), { ...by(['CENTRE_OFFICER']), policy, calendar }),
  ],
  ['[6-2a] confirmed', stale, (state) => decideConfirm(state, admin(staleAt))],
  ['[6-2b] confirmed for a category', ofCategory, (state) => decideConfirm(state, admin())],
  [
    '[6-2a] not confirmed by an officer',
    filed,
    (state) => decideConfirm(state, { ...by(['CENTRE_OFFICER']), policy, calendar }),
  ],
  ['[6-2a] reminded', filed, remind(reminderAt)],
  ['[6-2a] reminded at the end', filed, remind(before(staleAt))],
  ['[6-2a] not reminded before', filed, remind(before(reminderAt))],
  ['[6-2a] not reminded when stale', { ...stale, deadlines: filed.deadlines }, remind(reminderAt)],
  ['[6-2a] stale', filed, (state) => decideGoStale(state, staleAt)],
  ['[6-2b] stale for a category', ofCategory, (state) => decideGoStale(state, staleAt)],
  ['[6-2a] not stale before', filed, (state) => decideGoStale(state, before(staleAt))],
  [
    '[6-2a] not stale twice',
    { ...stale, deadlines: filed.deadlines },
    (state) => decideGoStale(state, staleAt),
  ],
];

describe('what is decided on a standing document', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });

  it('[6-2a] is one of its kind and category', () => {
    const ids = [
      standingDocumentId('A1', 'INTERNAL_CONTROL'),
      standingDocumentId('A1', 'CHARGING_STANDARD', 'INSPECTION_TESTING'),
    ];
    expect(ids.join('\n')).toMatchSnapshot('ids');
  });
});
