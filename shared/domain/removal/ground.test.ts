import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THE_AGENCY } from '../../../test/support/adjustment-fixtures.ts';
import { VIOLATION_KINDS, type ViolationKind } from '../violation/kinds.ts';
import {
  articleOfRemoval,
  type GroundFacts,
  refuseRemovalGround,
  REMOVAL_ROWS,
  RemovalGround,
  type RemovalRow,
} from './ground.ts';

const bears = (row: RemovalRow, facts: GroundFacts | undefined) =>
  refuseRemovalGround(THE_AGENCY, { row, ref: 'X#1' }, facts) === undefined;
const found = (kind: ViolationKind, more: object = {}): GroundFacts => ({
  kind: 'VIOLATION',
  ...THE_AGENCY,
  status: 'CONFIRMED',
  violation: { kind, confirmed: true, level: 'MAJOR', ...more },
});
const rowsOf = (facts: GroundFacts) => REMOVAL_ROWS.filter((row) => bears(row, facts));
const fact = (kind: string, more: object = {}): GroundFacts => ({
  kind,
  ...THE_AGENCY,
  status: 'REFUSED',
  ...more,
});

const FAILED = { overall: 'FAIL', confirmed: true };

describe('the ground of a removal', () => {
  it.each([
    ['[12-3a] false entry material', 'FALSE_ENTRY_MATERIAL', '12-3a'],
    ['[12-3b] a fabricated contract', 'FALSIFICATION_CONTRACT', '12-3b'],
    ['[12-3b] a fabricated record', 'FALSIFICATION_SERVICE_RECORD', '12-3b'],
    ['[12-3b] an invented test result', 'FALSIFICATION_TEST_RESULT', '12-3b'],
    ['[12-3b] an overstated amount', 'FALSIFICATION_AMOUNT', '12-3b'],
    ['[12-3b] another falsification', 'FALSIFICATION_OTHER', '12-3b'],
    ['[12-3c] obtaining funds by fraud', 'FUND_FRAUD', '12-3c'],
    ['[12-3e] refusing to cooperate', 'REFUSAL_TO_COOPERATE', '12-3e'],
  ] as const)('%s bears its row alone, beside the open one', (_, kind, row) => {
    expect(rowsOf(found(kind))).toEqual([row, '12-3g']);
  });

  it.each(['RELATED_PARTY_TRANSACTION', 'SUBCONTRACTING'] as const)('[12-3g] %s has no row', (kind) => {
    expect(rowsOf(found(kind))).toEqual(['12-3g']);
  });

  it('[12-3a] bears nothing while it is suspected, and nothing where it is minor', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VIOLATION_KINDS),
        fc.constantFrom({ confirmed: false }, { level: 'MINOR' }, { level: undefined }),
        (kind, more) => {
          expect(rowsOf(found(kind, more))).toEqual(['12-3g']);
        },
      ),
    );
  });

  it.each([
    ['[12-3d] a failure that was confirmed', fact('CREDITCHECK', FAILED), '12-3d'],
    ['[12-3e] a refused request', fact('COOPERATION'), '12-3e'],
    ['[12-3e] a refused spot check', fact('SPOTCHECK'), '12-3e'],
    ['[12-3e] a refused inspection', fact('INSPECTION'), '12-3e'],
    ['[12-3f] a dormancy that was not cured', fact('UPKEEP', { uncured: true }), '12-3f'],
  ] as const)('%s bears its row', (_, facts, row) => {
    expect(rowsOf(facts)).toEqual([row, '12-3g']);
  });

  it.each([
    ['[12-3d] a passed check', fact('CREDITCHECK', { ...FAILED, overall: 'PASS' })],
    ['[12-3d] a failure that nobody confirmed', fact('CREDITCHECK', { ...FAILED, confirmed: false })],
    ['[12-3d] another failure', fact('UPKEEP', FAILED)],
    ['[12-3e] a request that is open', fact('COOPERATION', { status: 'OVERDUE' })],
    ['[12-3e] an order that was refused', fact('ORDER')],
    ['[12-3f] a dormancy still to be cured', fact('UPKEEP', { uncured: false })],
    ['[12-3f] another matter', fact('CREDITCHECK', { uncured: true })],
  ])('%s bears none', (_, facts) => {
    expect(rowsOf(facts)).toEqual(['12-3g']);
  });

  it('[12-3d] is of this agency: of no other, and of nobody', () => {
    const facts = fact('CREDITCHECK', FAILED);
    expect(bears('12-3d', { ...facts, agencyId: undefined })).toBe(true);
    expect(bears('12-3d', { ...facts, agencyId: 'A2' })).toBe(false);
    expect(bears('12-3d', { ...facts, uscc: '91310104MA1FX0020X' })).toBe(false);
    expect(refuseRemovalGround(THE_AGENCY, { row: '12-3d', ref: 'X#1' }, undefined)).toMatchSnapshot();
    expect(refuseRemovalGround(THE_AGENCY, { row: '12-3f' }, undefined)).toMatchObject({ extra: {} });
    expect(refuseRemovalGround(THE_AGENCY, { row: '12-3f' }, undefined)?.extra).not.toHaveProperty('ref');
  });

  it('is stored with its row, which is its article', () => {
    for (const row of REMOVAL_ROWS) {
      expect(articleOfRemoval({ row })).toBe(row);
      expect(RemovalGround().parse({ row, ref: 'X#1' })).toEqual({ row, ref: 'X#1' });
    }
    expect(RemovalGround().safeParse({ row: '12-2a' }).success).toBe(false);
  });
});
