import * as z from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { onFirstUse } from '../../events/on-first-use.ts';
import { type FieldError, type Refusal } from '../domain/problem.ts';
import { PROBLEMS, type ProblemCode } from '../domain/problems.ts';

/** RFC 9457 problem document, as every error is answered. */
export const ProblemDocument = onFirstUse(() =>
  z.looseObject({
    type: z.string().describe('stable URI of the kind of problem'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('stable code, the last part of `type`'),
    detail: z.string().describe('in Chinese, for the person'),
    detailEn: z.string().describe('the same in English'),
    instance: z.string().describe('id of the request'),
    article: z.string().optional().describe('the article of 沪科规〔2026〕1号 concerned'),
    fields: z.array(z.object({ field: z.string(), zh: z.string(), en: z.string() })).optional(),
  }),
);
export type ProblemDocument = z.infer<ReturnType<typeof ProblemDocument>>;

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

export const problemType = (code: ProblemCode): string => `urn:voucher:problem:${code}`;

export function problemDocument(refusal: Refusal, instance: string): ProblemDocument {
  const { status, zh, en } = PROBLEMS[refusal.refused];
  return {
    ...refusal.extra,
    type: problemType(refusal.refused),
    title: zh,
    status,
    code: refusal.refused,
    detail: refusal.detail?.zh ?? zh,
    detailEn: refusal.detail?.en ?? en,
    instance,
    ...(refusal.article !== undefined && { article: refusal.article }),
    ...(refusal.fields !== undefined && { fields: [...refusal.fields] }),
  };
}

/** The part of a request that a field stands in. */
export type InputPart = 'params' | 'query' | 'body' | 'headers';

/** Names each field that a zod parse refused, under the part of the request it stands in. */
export function fieldErrors(error: z.ZodError, part: InputPart): FieldError[] {
  const zh = zhCN().localeError;
  return error.issues.map((issue) => {
    const translated = zh(issue as Parameters<typeof zh>[0]);
    return {
      field: [part, ...issue.path].join('.'),
      zh: (typeof translated === 'string' ? translated : translated?.message) ?? '填写有误',
      en: issue.message,
    };
  });
}
