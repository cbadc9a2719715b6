import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { CreditRecordBody } from '../../shared/domain/credit-record/credit-record.ts';
import { identifies } from '../../shared/domain/identifying.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import type { SealedItem } from '../../shared/store/plan.ts';
import type { CreditRecordDeps } from './deps.ts';

const SealedName = onFirstUse(() => z.object({ salt: z.string(), name: z.string() }));

/** Seals the name; the salt makes the hash that stands in the trail useless for guessing names. */
export const sealName = (
  creditRecordId: string,
  name: string,
  now: string,
  { tables, cipher }: CreditRecordDeps,
): Promise<SealedItem> => {
  const salt = randomBytes(16).toString('hex');
  return sealedRecords(tables, cipher).seal(`CREDITRECORD-${creditRecordId}/person`, { salt, name }, now);
};

/** The same for one person in one violation however the name was typed; another for the same person in another one. */
export const personKey = async (
  violationId: string,
  name: string,
  { keyedHash }: CreditRecordDeps,
): Promise<string> => {
  const typed = name.normalize('NFKC').replaceAll(/\s/gu, '');
  return `PERSON#${await keyedHash.of('credit-record-person', `${violationId}\n${typed}`)}`;
};

/** The name of a recorded person; undefined of a unit. Only to compare, or in a commit that says who opened it and for what. */
export async function nameOf(
  { subject }: Pick<CreditRecordBody, 'subject'>,
  { tables, cipher }: CreditRecordDeps,
): Promise<string | undefined> {
  if (subject.kind !== 'PERSON') return undefined;
  return (await sealedRecords(tables, cipher).open(subject.sealedName.ref, SealedName())).name;
}

/** Refuses texts that more people read than may open the name. @throws VALIDATION_FAILED naming the fields */
export function refuseName(name: string | undefined, texts: Readonly<Record<string, string>>): void {
  if (name === undefined) return;
  const fields = Object.entries(texts)
    .filter(([, text]) => identifies(text, { signedName: name }))
    .map(([field]) => ({ field: `body.${field}`, zh: '不得写明人员姓名', en: 'it names the person' }));
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article: '14-2d', fields }));
}

/** The texts of a record by their fields. */
export const textsOf = ({
  conduct,
  outcome,
  basis,
}: Pick<CreditRecordBody['fields'], 'conduct' | 'outcome' | 'basis'>) => ({
  'fields.conduct': conduct,
  'fields.outcome': outcome,
  'fields.basis': basis,
});
