import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './pattern.ts';

const matches = (pattern: unknown, event: unknown) => compilePattern(pattern)(event);
const inDetail = (leaf: unknown) => ({ detail: { x: [leaf] } });
const event = (x: unknown) => ({ detail: { x } });

describe('event patterns', () => {
  it.each([
    ['literal', 'a', 'a', 'b'],
    ['literal number', 1, 1, '1'],
    ['null', null, null, undefined],
    ['prefix', { prefix: 'Onb' }, 'Onboarding', 'onboarding'],
    ['prefix ignoring case', { prefix: { 'equals-ignore-case': 'ONB' } }, 'onboarding', 'off'],
    ['suffix', { suffix: '.pdf' }, 'a.pdf', 'a.pdf.exe'],
    ['equals-ignore-case', { 'equals-ignore-case': 'SMS' }, 'sms', 'smss'],
    ['wildcard', { wildcard: 'uploads/*/a.*' }, 'uploads/x/y/a.pdf', 'other/x/a.pdf'],
    ['escaped wildcard', { wildcard: 'a\\*b' }, 'a*b', 'axb'],
    ['anything-but', { 'anything-but': 'a' }, 'b', 'a'],
    ['anything-but, list', { 'anything-but': ['a', 1] }, 2, 1],
    ['anything-but prefix', { 'anything-but': { prefix: ['a', 'b'] } }, 'c', 'bx'],
    ['anything-but needs a value', { 'anything-but': 'a' }, 'b', undefined],
    ['numeric', { numeric: ['>', 0, '<=', 5] }, 5, 6],
    ['exists', { exists: true }, null, undefined],
    ['exists false', { exists: false }, undefined, 'a'],
    ['exists on leaves only', { exists: true }, 'a', { y: 1 }],
  ])('%s', (_name, leaf, yes, no) => {
    expect(matches(inDetail(leaf), event(yes))).toBe(true);
    expect(matches(inDetail(leaf), event(no))).toBe(false);
  });

  it('matches an array of the event by any element', () => {
    expect(matches(inDetail('b'), event(['a', 'b']))).toBe(true);
    expect(matches(inDetail('b'), event([]))).toBe(false);
  });

  it('wants all fields of a pattern in the same element', () => {
    const pattern = { detail: { x: { a: [1], b: [2] } } };
    expect(matches(pattern, event([{ a: 1, b: 2 }]))).toBe(true);
    expect(matches(pattern, event([{ a: 1 }, { b: 2 }]))).toBe(false);
  });

  it('joins fields by and, values by or, and $or alternatives by or', () => {
    const pattern = { source: ['s'], $or: [{ detail: { x: ['a'] } }, { 'detail-type': ['T'] }] };
    expect(matches(pattern, { source: 's', detail: { x: 'a' } })).toBe(true);
    expect(matches(pattern, { source: 's', 'detail-type': 'T' })).toBe(true);
    expect(matches(pattern, { source: 's', detail: { x: 'b' } })).toBe(false);
    expect(matches(pattern, { source: 't', 'detail-type': 'T' })).toBe(false);
  });

  it('refuses unknown operators, two operators in one object, empty lists and scalars at load', () => {
    expect(() => compilePattern(inDetail({ cidr: '10.0.0.0/8' }))).toThrow(/cidr/);
    expect(() => compilePattern(inDetail({ prefix: 'a', suffix: 'b' }))).toThrow(/operator/);
    expect(() => compilePattern({ detail: { x: [] } })).toThrow(/no values/);
    expect(() => compilePattern({ source: 'voucher.platform' })).toThrow(/not an object/);
    expect(() => compilePattern(inDetail({ numeric: ['~', 1] }))).toThrow(/comparison/);
  });

  it('splits present scalars into those that match a literal and those that match anything-but', () => {
    const scalar = fc.oneof(fc.string(), fc.integer());
    fc.assert(
      fc.property(scalar, scalar, (literal, value) => {
        const positive = matches(inDetail(literal), event(value));
        const negative = matches(inDetail({ 'anything-but': literal }), event(value));
        expect(positive).toBe(!negative);
      }),
    );
  });
});
