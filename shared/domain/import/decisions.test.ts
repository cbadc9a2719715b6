import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import {
  decideApplied,
  decideChecked,
  decideConfirmImport,
  decideDiscardImport,
  decideRequestImport,
  decideUnreadable,
  importActions,
} from './decide.ts';
import { countRows, type ImportState, type RowResult } from './import.ts';

const LATER = '2026-03-02T02:00:00.000Z';
const admin = by(['CENTRE_ADMIN'], NOW, 'u-admin');
const second = by(['CENTRE_ADMIN'], LATER, 'u-second');
const commission = by(['COMMISSION_OFFICER'], LATER, 'u-commission');
const officer = by(['CENTRE_OFFICER'], LATER, 'u-officer');
const handedIn = { kind: 'AGENCIES', documentId: 'D1', sha256: 'c2hh', source: '2024年名录' } as const;
const fine = { rows: 3, fresh: 1, unchanged: 1, skipped: 1, bad: 0 };
const faulty = { rows: 3, fresh: 2, unchanged: 0, skipped: 0, bad: 1 };
const result = { imported: 1, unchanged: 1 };

const checking = folded('I1', decideRequestImport('I1', handedIn, admin));
const checked = folded('I1', decideChecked(checking, fine, LATER), checking);
const applying = folded('I1', decideConfirmImport(checked, second), checked);
const applied = folded('I1', decideApplied(applying, result, LATER), applying);

type Example = readonly [name: string, state: ImportState, decide: (state: ImportState) => unknown];

const examples: readonly Example[] = [
  ['all rows are good', checking, (state) => decideChecked(state, fine, LATER)],
  ['a row is bad', checking, (state) => decideChecked(state, faulty, LATER)],
  ['not checked again', checked, (state) => decideChecked(state, fine, LATER)],
  ['no workbook', checking, (state) => decideUnreadable(state, 'NOT_A_WORKBOOK', LATER)],
  ['not given up once checked', checked, (state) => decideUnreadable(state, 'FILE_GONE', LATER)],
  ['confirmed by a second administrator', checked, (state) => decideConfirmImport(state, second)],
  ['confirmed by the Commission', checked, (state) => decideConfirmImport(state, commission)],
  ['not by who handed it in', checked, (state) => decideConfirmImport(state, admin)],
  ['not by another officer', checked, (state) => decideConfirmImport(state, officer)],
  ['not before the dry run', checking, (state) => decideConfirmImport(state, second)],
  ['discarded by who handed it in', checked, (state) => decideDiscardImport(state, '名录有误', admin)],
  ['not discarded by another officer', checked, (state) => decideDiscardImport(state, '名录有误', officer)],
  ['not discarded any more', applying, (state) => decideDiscardImport(state, '名录有误', second)],
  ['taken over', applying, (state) => decideApplied(state, result, LATER)],
  ['taken over once', applied, (state) => decideApplied(state, result, LATER)],
];

describe('[2-1] what is decided on an import', () => {
  it.each([
    ['handed in by the administrator', admin],
    ['not handed in by another officer', officer],
    ['not handed in by the Commission', commission],
  ])('%s', (_, acting) => {
    expect(decisionInLines(decideRequestImport('I1', handedIn, acting))).toMatchSnapshot('decided');
  });

  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });

  it.each([
    ['a second person', checked, second, ['confirm', 'discard']],
    ['the Commission', checked, commission, ['confirm', 'discard']],
    ['who handed it in', checked, admin, ['discard']],
    ['another officer', checked, officer, []],
    ['a second person while it is checked', checking, second, []],
    ['a second person afterwards', applied, second, []],
  ])('%s may do what is offered', (_, state, caller, actions) => {
    expect(importActions(state, caller)).toEqual(actions);
  });

  it('counts every row once, however they come in parts', () => {
    const results = fc.array(fc.constantFrom<RowResult>('FRESH', 'UNCHANGED', 'SKIPPED', 'BAD'));
    fc.assert(
      fc.property(results, results, (before, after) => {
        const outcomes = (each: readonly RowResult[]) => each.map((one) => ({ result: one }));
        const counted = countRows(outcomes(after), countRows(outcomes(before)));
        expect(counted).toEqual(countRows(outcomes([...before, ...after])));
        const { rows, fresh, unchanged, skipped, bad } = counted;
        expect(rows).toBe(before.length + after.length);
        expect(fresh + unchanged + skipped + bad).toBe(rows);
        expect(bad).toBe([...before, ...after].filter((each) => each === 'BAD').length);
      }),
    );
  });
});
