import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { refuse } from '../domain/problem.ts';
import { PROBLEMS, type ProblemCode } from '../domain/problems.ts';
import { fieldErrors, problemDocument, ProblemDocument } from './problem-document.ts';

const codes = Object.keys(PROBLEMS) as ProblemCode[];

describe('a problem document', () => {
  it.each(codes)('%s: has the members of RFC 9457, a stable code and both languages', (code) => {
    const document = problemDocument(refuse(code), 'r-1');
    expect(ProblemDocument().parse(document)).toEqual(document);
    expect(document).toMatchObject({ type: `urn:voucher:problem:${code}`, code, instance: 'r-1' });
    expect(document.status).toBeGreaterThanOrEqual(400);
    expect(document.detail).toMatch(/\p{Script=Han}/u);
    expect(document.detailEn).toMatch(/^[\x20-\x7e’]+$/);
  });

  it('carries article, fields and further members of its refusal', () => {
    const fields = [{ field: 'body.uscc', zh: '有误', en: 'wrong' }];
    const refusal = refuse('OPERATING_PERIOD_TOO_SHORT', {
      article: '4-2a',
      fields,
      detail: { zh: '未满二年', en: 'not yet two years' },
      extra: { earliestDate: '2027-01-01' },
    });
    expect(problemDocument(refusal, 'r-2')).toEqual({
      type: 'urn:voucher:problem:OPERATING_PERIOD_TOO_SHORT',
      title: '正常经营未满规定年限',
      status: 422,
      code: 'OPERATING_PERIOD_TOO_SHORT',
      detail: '未满二年',
      detailEn: 'not yet two years',
      instance: 'r-2',
      article: '4-2a',
      fields,
      earliestDate: '2027-01-01',
    });
  });

  it('lets no further member replace one of its own', () => {
    const document = problemDocument(refuse('NOT_FOUND', { extra: { status: 200, code: 'OK' } }), 'r-3');
    expect(document).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('names fields by their place in the request, in both languages', () => {
    const result = z
      .object({ team: z.array(z.object({ age: z.int() })) })
      .safeParse({ team: [{ age: 'x' }] });
    expect(fieldErrors(result.error!, 'body')).toEqual([
      {
        field: 'body.team.0.age',
        zh: expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringContaining('expected'),
      },
    ]);
  });
});
