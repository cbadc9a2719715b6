import * as z from 'zod';
import { InputCorrectionApproved } from '../../../../events/input-correction-approved/v1.ts';
import { InputCorrectionProposed } from '../../../../events/input-correction-proposed/v1.ts';
import { InputCorrectionReturned } from '../../../../events/input-correction-returned/v1.ts';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Acting } from '../../acting.ts';
import { canonicalForm } from '../../canonical.ts';
import { type Decided, happened } from '../../event.ts';
import { defineMachine, follow } from '../../machine.ts';
import { isRefusal, refuse, type Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { entryRefOf, type EntryState } from '../entry/entry.ts';
import { SCORED_STATES } from '../entry/machine.ts';
import { EntryInputs } from '../scoring/inputs.ts';
import { METRICS, SATISFACTION } from '../scoring/metric.ts';

/** A correction of one input of an entry: by two persons, never of a score (9-3a ④). */
export const correctionMachine = defineMachine({
  name: 'InputCorrection',
  states: ['PROPOSED', 'APPROVED', 'RETURNED'],
  terminal: ['APPROVED', 'RETURNED'],
  transitions: [
    { action: 'propose', from: [], to: 'PROPOSED', actors: ['CENTRE_OFFICER'] },
    { action: 'approve', from: ['PROPOSED'], to: 'APPROVED', actors: ['CENTRE_REVIEWER'] },
    { action: 'return', from: ['PROPOSED'], to: 'RETURNED', actors: ['CENTRE_REVIEWER'] },
  ],
});
export type CorrectionStatus = (typeof correctionMachine.states)[number];

export const InputCorrectionBody = onFirstUse(() =>
  z.strictObject({
    entryId: z.string(),
    cycleId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    category: z.string(),
    indicatorId: z.string(),
    /** The name of the input among those that the indicator reads. */
    input: z.string(),
    /** As it was when the correction was proposed, and as it shall be; absent = no figure. */
    oldInput: z.unknown(),
    newInput: z.unknown(),
    reason: z.string(),
    /** The document or record that shows it, e.g. `DOCUMENT#01J…`. */
    evidenceRef: z.string(),
    proposedBy: z.string(),
    proposedAt: instantSchema(),
    decision: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
  }),
);
export type InputCorrectionBody = z.infer<ReturnType<typeof InputCorrectionBody>>;

export interface CorrectionState {
  readonly id: string;
  readonly status: string;
  readonly body: InputCorrectionBody;
}

/** Where the proposer stands in the body, for the write condition of ④. */
export const CORRECTION_PROPOSER = ['proposedBy'] as const;

export type Proposal = Pick<
  InputCorrectionBody,
  'indicatorId' | 'input' | 'oldInput' | 'newInput' | 'reason' | 'evidenceRef'
>;

const invalid = (field: string, zh: string, en: string): Refusal =>
  refuse('VALIDATION_FAILED', { article: '9-3a', fields: [{ field: `body.${field}`, zh, en }] });

const same = (a: unknown, b: unknown): boolean => canonicalForm(a ?? null) === canonicalForm(b ?? null);

/** The inputs with one of them changed; absent or null takes the figure out. A refusal names what does not fit. */
function correctedInputs(
  inputs: EntryInputs,
  { input, newInput }: Pick<Proposal, 'input' | 'newInput'>,
): EntryInputs | Refusal {
  const { [input as keyof EntryInputs]: _, ...rest } = inputs;
  const parsed = EntryInputs().safeParse(
    newInput === undefined || newInput === null ? rest : { ...rest, [input]: newInput },
  );
  return parsed.success
    ? parsed.data
    : invalid('newInput', '不是该指标输入的有效值', 'not a valid value of this input');
}

/** The inputs with an approved correction. @returns STALE_VERSION where another one has changed the input meanwhile */
export function applyCorrection(
  inputs: EntryInputs,
  { input, oldInput, newInput }: Pick<Proposal, 'input' | 'oldInput' | 'newInput'>,
): EntryInputs | Refusal {
  const now = inputs[input as keyof EntryInputs];
  if (!same(now, oldInput)) {
    const detail = {
      zh: '该数据在提出后已被另一更正改变，请退回本更正，再按现值重新提出',
      en: 'Another correction has changed this input since: return this one, and propose it anew on what the input is now',
    };
    return refuse('STALE_VERSION', { article: '9-3a', detail, extra: { input, now: now ?? null } });
  }
  return correctedInputs(inputs, { input, newInput });
}

/** Nobody's survey answers are corrected by anybody else: the input of the satisfaction review is not among these. */
function readsInput({ indicatorId, input }: Proposal): boolean {
  const metric = METRICS[indicatorId];
  return indicatorId !== SATISFACTION && metric !== undefined && metric.inputs.some((each) => each === input);
}

/** – → PROPOSED: what the input is, what it shall be, why, and what shows it (9-3a). */
export function decideProposeCorrection(
  correctionId: string,
  entry: EntryState,
  proposal: Proposal,
  { roles, actor, now }: Acting,
): Decided<InputCorrectionBody> | Refusal {
  const scored = SCORED_STATES.some((state) => state === entry.status);
  const { inputs } = entry.body;
  if (!scored || inputs === undefined)
    return refuse('ILLEGAL_TRANSITION', { article: '9-3a', extra: { state: entry.status } });
  if (!roles.includes('CENTRE_OFFICER')) return refuse('FORBIDDEN_ROLE', { article: '9-3a' });
  const { indicatorId, input, oldInput, newInput, reason } = proposal;
  if (!readsInput(proposal)) return invalid('input', '该指标没有此输入', 'the indicator reads no such input');
  if (!same(inputs[input as keyof EntryInputs], oldInput))
    return invalid('oldInput', '与现有输入不一致', 'not what the input is now');
  if (same(oldInput, newInput)) return refuse('NO_EFFECTIVE_CHANGE', { article: '9-3a' });
  const corrected = correctedInputs(inputs, proposal);
  if (isRefusal(corrected)) return corrected;
  const ref = entryRefOf(entry);
  const event = happened(
    InputCorrectionProposed,
    { ...ref, correctionId, indicatorId },
    {
      article: '9-3a',
      to: 'PROPOSED',
      reason,
      record: { input, oldInput: oldInput ?? null, newInput: newInput ?? null },
      docRefs: [proposal.evidenceRef],
    },
  );
  return { events: [event], body: { ...ref, ...proposal, proposedBy: actor.id, proposedAt: now } };
}

/** PROPOSED → APPROVED or RETURNED by another person (④). An approved one is scored anew in the same commit. */
export function decideCorrection(
  { id, status, body }: CorrectionState,
  { outcome, reason }: { readonly outcome: 'APPROVE' | 'RETURN'; readonly reason: string },
  { roles, actor, now }: Acting,
): Decided<InputCorrectionBody> | Refusal {
  const action = outcome === 'APPROVE' ? 'approve' : 'return';
  const to = follow(correctionMachine, status as CorrectionStatus, action, roles);
  if (isRefusal(to)) return to;
  if (body.proposedBy === actor.id) return refuse('FOUR_EYES', { article: '9-3a' });
  const { entryId, cycleId, agencyId, uscc, category, indicatorId } = body;
  const contract = outcome === 'APPROVE' ? InputCorrectionApproved : InputCorrectionReturned;
  const data = { entryId, cycleId, agencyId, uscc, category, correctionId: id, indicatorId };
  const event = happened<string, ReturnType<typeof contract.data>>(contract, data, {
    article: '9-3a',
    to,
    reason,
  });
  return { events: [event], body: { ...body, decision: { by: actor.id, at: now, reason } } };
}
