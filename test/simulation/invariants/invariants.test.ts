import { describe, expect, it } from 'vitest';
import { evaluationFaults } from './evaluation.ts';
import { exchangeFaults } from './exchange.ts';
import { guidanceFaults } from './guidance.ts';
import { personFaults } from './persons.ts';
import { productFaults } from './products.ts';
import { snapshotOf } from './snapshot.fixture.ts';
import type { State } from './snapshot.ts';
import { workFaults } from './work.ts';

const by = (type: string, id: string) => ({ type, actor: { id, role: 'CENTRE_REVIEWER' } });
const state = (kind: string, status: string, body: object): Partial<State> => ({
  kind,
  id: '1',
  status,
  deadlines: {},
  body,
});

describe('what the simulation would find', () => {
  it('tells who decided what they proposed', () => {
    const events = [by('RedemptionApprovalProposed', 'A'), by('RedemptionApproved', 'A')];
    expect(personFaults(snapshotOf({ ref: 'REDEMPTION#1', events }))).toHaveLength(1);
    const two = [by('RedemptionApprovalProposed', 'A'), by('RedemptionApproved', 'B')];
    expect(personFaults(snapshotOf({ ref: 'REDEMPTION#1', events: two }))).toEqual([]);
  });

  it('tells a product that came out of a freeze as another', () => {
    const body = { agencyId: 'A', content: { category: 'RESEARCH_DEVELOPMENT' } };
    const went = (...steps: readonly string[]) =>
      productFaults(
        snapshotOf({
          ref: 'PRODUCT#1',
          state: state('PRODUCT', 'OFF_SHELF', body),
          events: steps.map((to) => ({ to })),
        }),
      );
    expect(went('DRAFT', 'PUBLISHED', 'FROZEN', 'FROZEN', 'OFF_SHELF')).toHaveLength(1);
    expect(went('DRAFT', 'PUBLISHED', 'OFF_SHELF', 'FROZEN', 'FROZEN', 'OFF_SHELF')).toEqual([]);
  });

  it('tells a product on offer that may not be', () => {
    const agency = { status: 'ACTIVE', categories: [{ code: 'INSPECTION_TESTING' }] };
    const shown = (standing: string, until: string) =>
      productFaults(
        snapshotOf(
          {
            ref: 'PRODUCT#1',
            state: state('PRODUCT', 'PUBLISHED', {
              agencyId: '1',
              content: { category: 'INSPECTION_TESTING' },
            }),
            events: [],
          },
          { ref: 'AGENCY#1', state: state('AGENCY', standing, agency), events: [] },
          {
            ref: 'QUALIFICATION#1',
            state: state('QUALIFICATION', 'VALID', { agencyId: '1', kind: 'CMA', validUntil: until }),
            events: [],
          },
        ),
      );
    expect(shown('ACTIVE', '2026-03-02')).toEqual([]);
    expect(shown('ACTIVE', '2026-03-01')).toHaveLength(1);
    expect(shown('SUSPENDED', '2026-03-02')).toHaveLength(1);
  });

  it('tells work that is left, and what waits for nobody', () => {
    const task = {
      ref: 'TASK#1',
      state: state('TASK', 'OPEN', { kind: 'REVIEW_REDEMPTION', subjectRef: 'REDEMPTION#1' }),
      events: [],
    };
    const redemption = (status: string) => ({
      ref: 'REDEMPTION#1',
      state: state('REDEMPTION', status, {}),
      events: [],
    });
    expect(workFaults(snapshotOf(redemption('PAID'), task))).toHaveLength(1);
    expect(workFaults(snapshotOf(redemption('CLAIMED')))).toHaveLength(1);
    expect(workFaults(snapshotOf(redemption('CLAIMED'), task))).toEqual([]);
  });

  it('tells a session that holds more than it has, a place taken twice and a wrong count', () => {
    const taking = (...agencies: readonly string[]) =>
      agencies.map((agencyId, i) => ({
        ref: `TRAININGPLACE#${i}`,
        state: { ...state('TRAININGPLACE', 'REGISTERED', { sessionId: '1', agencyId }), id: `${i}` },
        events: [{ type: 'TrainingRegistered' }],
      }));
    const session = { ref: 'TRAINING#1', state: state('TRAINING', 'OPEN', { capacity: 2 }), events: [] };
    const faults = (taken: number, ...places: readonly object[]) => {
      const texts = new Map([['PROJ#SEATS#1 SEATS', JSON.stringify({ taken })]]);
      return guidanceFaults({ ...snapshotOf(session, ...places), texts });
    };
    expect(faults(2, ...taking('A', 'B'))).toEqual([]);
    expect(faults(1, ...taking('A', 'B'))).toHaveLength(1);
    expect(faults(3, ...taking('A', 'B', 'C'))).toHaveLength(1);
    expect(faults(2, ...taking('A', 'A'))).toHaveLength(1);
    const [place] = taking('A');
    const moved = (...types: readonly string[]) => ({ ...place, events: types.map((type) => ({ type })) });
    expect(faults(1, moved('TrainingRegistered', 'TrainingRegistered'))).toHaveLength(1);
    const back = moved('TrainingRegistered', 'RegistrationCancelled', 'TrainingRegistered');
    expect(faults(1, back)).toEqual([]);
  });

  it('tells a list that took something over again, and a file left half made', () => {
    const applied = (id: string, decidedAt: string, imported: number) => ({
      ref: `IMPORT#${id}`,
      state: {
        ...state('IMPORT', 'APPLIED', {
          sha256: 'S',
          decidedAt,
          report: { rows: 2 },
          result: { imported, at: `${decidedAt}Z` },
        }),
        id,
      },
      events: [],
    });
    expect(exchangeFaults(snapshotOf(applied('1', '2026-03-01', 2), applied('2', '2026-03-02', 0)))).toEqual(
      [],
    );
    expect(
      exchangeFaults(snapshotOf(applied('1', '2026-03-01', 1), applied('2', '2026-03-02', 1))),
    ).toHaveLength(1);
    expect(
      exchangeFaults(snapshotOf(applied('1', '2026-03-01', 2), applied('2', '2026-03-01', 1))),
    ).toHaveLength(1);
    const asked = { ref: 'EXPORT#1', state: state('EXPORT', 'REQUESTED', {}), events: [] };
    expect(exchangeFaults(snapshotOf(asked))).toHaveLength(1);
  });

  it('tells who is evaluated and was not told, or twice', () => {
    const cycle = { ref: 'CYCLE#2027', state: { ...state('CYCLE', 'NOTICE_PUBLISHED', {}), id: '2027' } };
    const entry = (agencyId: string) => ({
      ref: `ENTRY#${agencyId}`,
      state: state('ENTRY', 'IN_SCOPE', { cycleId: '2027', agencyId }),
      events: [],
    });
    const told = (...agencies: readonly string[]) => ({
      ...cycle,
      events: agencies.map((agencyId) => ({
        type: 'AgencyPlacedInScope',
        data: { cycleId: '2027', agencyId },
      })),
    });
    expect(evaluationFaults(snapshotOf(told('A', 'B'), entry('A'), entry('B')))).toEqual([]);
    expect(evaluationFaults(snapshotOf(told('A'), entry('A'), entry('B')))).toHaveLength(1);
    expect(evaluationFaults(snapshotOf(told('A', 'A'), entry('A')))).toHaveLength(1);
  });

  it('tells an entry that was lost, a coverage left open and a grade before the filing', () => {
    const events = (...types: readonly (readonly [string, string])[]) =>
      types.map(([type, at]) => ({ type, at, data: { cycleId: '2027', agencyId: 'A' } }));
    const published = (...more: readonly (readonly [string, string])[]) => ({
      ref: 'CYCLE#2027',
      state: { ...state('CYCLE', 'PUBLISHED', {}), id: '2027' },
      events: events(['AgencyPlacedInScope', '1'], ['EvaluationResultFiled', '5'], ...more),
    });
    const entry = (status: string, system?: object) => ({
      ref: 'ENTRY#1',
      state: state('ENTRY', status, { cycleId: '2027', agencyId: 'A', system }),
      events: [],
    });
    const result = (entries: number) => ({
      ref: 'CATEGORYRESULT#1',
      state: state('CATEGORYRESULT', 'PUBLISHED', { cycleId: '2027', ranking: { entries } }),
      events: [],
    });
    const sound = snapshotOf(published(['EntryFinal', '6']), entry('FINAL', {}), result(1));
    expect(evaluationFaults(sound)).toEqual([]);
    expect(evaluationFaults(snapshotOf(published(), entry('FINAL', {}), result(0)))).toHaveLength(1);
    expect(evaluationFaults(snapshotOf(published(), entry('GRADED', {}), result(1)))).toHaveLength(1);
    expect(evaluationFaults(snapshotOf(published(), entry('IN_SCOPE'), result(1)))).toHaveLength(2);
    const early = snapshotOf(published(['EntryFinal', '4']), entry('FINAL', {}), result(1));
    expect(evaluationFaults(early)).toHaveLength(1);
    const coverage = state('COVERAGE', 'OPEN', { cycleId: '2027' });
    const open = { ref: 'COVERAGE#1', state: coverage, events: [] };
    expect(evaluationFaults(snapshotOf(published(), entry('FINAL', {}), result(1), open))).toHaveLength(1);
  });
});
