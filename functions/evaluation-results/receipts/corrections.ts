import type { InputCorrectionBody } from '../../../shared/domain/evaluation/review/correction.ts';
import { EVIDENCE, shown } from '../../../shared/domain/evaluation/explain/evidence.ts';
import type { EntryInputs } from '../../../shared/domain/evaluation/scoring/inputs.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { inputCorrection } from '../../../shared/store/aggregates/entry-review.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** An approved correction as the agency reads it: what the figure was, what it is, what shows it, and which office did it. */
export interface CorrectionLine {
  readonly correctionId: string;
  readonly indicatorId: string;
  readonly input: string;
  readonly zh: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly evidenceRef: string;
  readonly proposedByOffice: string;
  readonly proposedOn: string;
  readonly approvedByOffice: string;
  readonly approvedOn: string;
}

const isInput = (input: string): input is keyof EntryInputs => Object.hasOwn(EVIDENCE, input);

function lineOf(id: string, body: InputCorrectionBody, inputs: EntryInputs): CorrectionLine {
  const { indicatorId, input, reason, evidenceRef, proposedAt, decision } = body;
  const value = (each: unknown) =>
    // What an input is was checked when the correction was proposed.
    isInput(input) ? shown({ ...inputs, [input]: each ?? undefined } as EntryInputs, input) : String(each);
  return {
    correctionId: id,
    indicatorId,
    input,
    zh: isInput(input) ? EVIDENCE[input].name : input,
    from: value(body.oldInput),
    to: value(body.newInput),
    reason,
    evidenceRef,
    proposedByOffice: '管理中心（经办）',
    proposedOn: toLocalDate(proposedAt),
    approvedByOffice: '管理中心（复核）',
    approvedOn: toLocalDate(decision?.at ?? proposedAt),
  };
}

/** The corrections that went into the points of an entry, in the order they were approved (9-3a). */
export async function correctionLines(
  tables: Tables,
  corrections: readonly { readonly correctionId: string }[],
  inputs: EntryInputs,
): Promise<CorrectionLine[]> {
  if (corrections.length === 0) return [];
  const ids = corrections.map(({ correctionId }) => correctionId);
  const found = await loadMany(tables, inputCorrection, ids);
  return ids.flatMap((id) => {
    const correction = found.get(id);
    return correction?.status === 'APPROVED' ? [lineOf(id, correction.body, inputs)] : [];
  });
}
