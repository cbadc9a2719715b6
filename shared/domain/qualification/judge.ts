import type * as z from 'zod';
import { type LocalDate, toLocalDate } from '../time/local-date.ts';
import type { Evidence, QualificationFacts } from '../verification/source-answer.ts';
import type { Finding, QualificationBody } from './qualification.ts';

type Item = z.infer<ReturnType<typeof QualificationFacts>>['items'][number];

/** The answer to the registers' question, and what of the certificate the registers state. */
export interface Judged {
  readonly finding: Finding;
  readonly registered?: Partial<Pick<QualificationBody, 'category' | 'validUntil'>>;
}

/**
 * Whether the registers hold this very certificate, valid on the day of asking and not ended since; its last day is the
 * registers', or the declared one where they state none (3-1b).
 */
export function judgeCertificate(
  { kind, number, validUntil: declared }: Pick<QualificationBody, 'kind' | 'number' | 'validUntil'>,
  { answer, ref, hash }: Evidence,
  { asOf, now }: { readonly asOf: LocalDate; readonly now: string },
): Judged {
  const common = { source: answer.source, evidenceRef: ref, evidenceHash: hash, at: now };
  if (answer.check !== 'QUALIFICATION' || answer.outcome === 'UNKNOWN')
    return { finding: { ...common, outcome: 'UNKNOWN', zh: '资质登记查询未能给出结果，须人工核验' } };
  const item = answer.facts.items.find((each) => each.kind === kind && each.number === number);
  if (item === undefined) return { finding: { ...common, outcome: 'FAIL', zh: '未查到该证书' } };
  const ends = item.validUntil ?? declared;
  if (!isValid(item, asOf) || (ends !== undefined && ends < toLocalDate(now)))
    return { finding: { ...common, outcome: 'FAIL', zh: '证书已失效' } };
  const { category, validUntil } = item;
  return {
    finding: { ...common, outcome: 'PASS', zh: '证书有效' },
    registered: {
      ...(category !== undefined && { category }),
      ...(validUntil !== undefined && { validUntil }),
    },
  };
}

const isValid = ({ status, validUntil }: Item, asOf: LocalDate): boolean =>
  status === 'VALID' && (validUntil === undefined || validUntil >= asOf);
