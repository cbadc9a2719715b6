import { EntryComputed } from '../../../../events/entry-computed/v1.ts';
import { EntryRescored } from '../../../../events/entry-rescored/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { CategoryContext } from '../scoring/context.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { scoreEntry } from '../scoring/score.ts';
import { type EntryCheck, type EntryDecision, entryRefOf, type EntryState, followEntry } from './entry.ts';

/** What a score is made of: the locked scheme, and the figures of the category that the run has stored. */
export interface Scale {
  readonly scheme: IndicatorScheme;
  readonly context: CategoryContext;
}

export interface Computation {
  readonly runId: string;
  /** From the frozen snapshot, with the hash of its item. */
  readonly inputs: EntryInputs;
  readonly original: string;
  readonly checks: readonly EntryCheck[];
}

/** IN_SCOPE → COMPUTED: the system score, with the satisfaction review pending (9-2c, domain §6.1). */
export function decideCompute(
  state: EntryState,
  { runId, inputs, original, checks }: Computation,
  { scheme, context }: Scale,
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'compute', acting);
  if (isRefusal(to)) return to;
  const outliers = checks.filter(({ outcome }) => outcome === 'OUTLIER').length;
  const system = scoreEntry(scheme, inputs, context, { satisfaction: 'PENDING' });
  const event = happened(
    EntryComputed,
    { ...entryRefOf(state), runId, outliers },
    { article: '9-2c', to, inputHash: original, record: { engine: system.engine, total: system.total } },
  );
  return {
    events: [event],
    body: {
      ...state.body,
      inputs,
      original,
      system,
      checks: [...checks],
    },
  };
}

/** Why a score is computed again; there is no other way to change one (9-2c, 9-3a). */
export type Rescoring =
  | {
      readonly cause: 'CORRECTION';
      /** All inputs, with the corrected one. */
      readonly inputs: EntryInputs;
      readonly correction: { readonly correctionId: string; readonly indicatorId: string };
    }
  | {
      readonly cause: 'SATISFACTION';
      /** The sampled users' scores 0–100, one a user; none = missing (domain §6.5). */
      readonly answers: readonly number[];
    };

/**
 * Computes the final score anew: of corrected inputs, or once the survey of the agency is closed. Until then the
 * satisfaction review stays pending in it. A review that was proposed or approved does not hold for corrected inputs and
 * is dropped with its score: nobody approves what the first person never put forward, and an entry REVIEWED goes back to
 * review by `decideReviewAgain` (9-3a ④). Write the rank key anew with it.
 */
export function decideRescore(
  state: EntryState,
  rescoring: Rescoring,
  { scheme, context }: Scale,
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'rescore', acting);
  if (isRefusal(to)) return to;
  const { body } = state;
  if (body.inputs === undefined) throw new Error(`${state.id} was scored without inputs`);
  const { review: _, ...unreviewed } = body;
  const after =
    rescoring.cause === 'CORRECTION'
      ? {
          ...unreviewed,
          inputs: { ...rescoring.inputs, satisfaction: body.inputs.satisfaction },
          corrections: [...body.corrections, rescoring.correction],
        }
      : {
          ...body,
          inputs: {
            ...body.inputs,
            satisfaction: rescoring.answers.length > 0 ? [...rescoring.answers] : undefined,
          },
          satisfaction: { answers: rescoring.answers.length, closed: true },
        };
  const satisfaction = after.satisfaction?.closed === true ? 'FINAL' : 'PENDING';
  const final = scoreEntry(scheme, after.inputs, context, { satisfaction });
  const event = happened(
    EntryRescored,
    { ...entryRefOf(state), cause: rescoring.cause },
    {
      article: rescoring.cause === 'CORRECTION' ? '9-3a' : '9-3c',
      to,
      record: {
        engine: final.engine,
        from: (body.final ?? body.system)?.total,
        total: final.total,
        ...(rescoring.cause === 'CORRECTION' && { correction: rescoring.correction }),
      },
    },
  );
  return {
    events: [event],
    body: { ...after, final },
  };
}
