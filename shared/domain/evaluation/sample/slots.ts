import { SampleContinued } from '../../../../events/sample-continued/v1.ts';
import { SampleSlotSettled } from '../../../../events/sample-slot-settled/v1.ts';
import { SatisfactionClosed } from '../../../../events/satisfaction-closed/v1.ts';
import { type Decided, happened } from '../../event.ts';
import { refuse, type Refusal } from '../../problem.ts';
import type { Instant } from '../../time/instant.ts';
import { type SampleBody, sampleRefOf, type SampleState } from './sample.ts';

type Outcome = NonNullable<SampleBody['slots'][number]['outcome']>;

/** A place is answered, or nobody is left for it; the last one closes the sample (9-3c). */
export function decideSettle(
  { status, body }: SampleState,
  { slot, outcome }: { readonly slot: number; readonly outcome: Outcome },
  now: Instant,
): Decided<SampleBody> | Refusal {
  if (status !== 'DRAWN') return refuse('ILLEGAL_TRANSITION', { article: '9-3c', extra: { state: status } });
  const slots = body.slots.map((each) => (each.slot === slot ? { ...each, outcome } : each));
  const settled = happened(SampleSlotSettled, { ...sampleRefOf(body), slot, outcome }, { article: '9-3c' });
  if (slots.some((each) => each.outcome === undefined))
    return { events: [settled], body: { ...body, slots } };
  const answers = slots.filter((each) => each.outcome === 'RESPONDED').length;
  const missing = slots.length - answers;
  const closed = happened(
    SatisfactionClosed,
    { ...sampleRefOf(body), answers },
    { article: '9-3c', to: 'CLOSED', record: { missing } },
  );
  return { events: [settled, closed], body: { ...body, slots, closed: { at: now, answers, missing } } };
}

/** The next of the list takes a place: never another, whoever that is (9-3b). */
export function decideContinue(
  { body }: SampleState,
  { slot, surveyId, next }: { readonly slot: number; readonly surveyId: string; readonly next: number },
): Decided<SampleBody> {
  const event = happened(SampleContinued, { ...sampleRefOf(body), slot, next }, { article: '9-3c' });
  const slots = body.slots.map((each) => (each.slot === slot ? { slot, surveyId } : each));
  return { events: [event], body: { ...body, slots, next } };
}
