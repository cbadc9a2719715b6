import { ProductArchived } from '../../../events/product-archived/v1.ts';
import { ProductCauseLifted } from '../../../events/product-cause-lifted/v1.ts';
import { ProductFrozen } from '../../../events/product-frozen/v1.ts';
import { ProductRestored } from '../../../events/product-restored/v1.ts';
import type { Article } from '../../policy/articles.ts';
import type { Acting } from '../acting.ts';
import { type DomainEvent, happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import {
  type FreezeCause,
  followProduct,
  type ProductBody,
  type ProductDecision,
  productRef,
  type ProductState,
} from './product.ts';
import { type AgencyStanding, causesOf, type StandingContext } from './standing.ts';

const ARTICLES: Readonly<Record<FreezeCause, Article>> = {
  SUSPENSION: '12-2a',
  QUALIFICATION_EXPIRED: '3-1b',
  TAKEDOWN: '5-5b',
  REVIEW: '6-3c',
};

/** The causes that follow from how an agency stands; the others are set and lifted by people and by their reviews. */
const FROM_STANDING: readonly FreezeCause[] = ['SUSPENSION', 'QUALIFICATION_EXPIRED'];

export interface FreezeReason {
  readonly cause: FreezeCause;
  /** What the agency is told, in Chinese. */
  readonly reason?: string;
}

/** PUBLISHED or OFF_SHELF → FROZEN, remembering which; another cause of a frozen one is added. A cause stands once. */
export function decideFreeze(
  product: ProductState,
  { cause, reason }: FreezeReason,
  acting: Acting,
): ProductDecision {
  const { frozen } = product.body;
  const to = followProduct(product.status, frozen === undefined ? 'freeze' : 'addCause', acting);
  if (isRefusal(to)) return to;
  if (frozen?.causes.some((each) => each.cause === cause)) return refuse('DUPLICATE', { article: '5-5b' });
  const added = { cause, at: acting.now, by: acting.actor.id, ...(reason !== undefined && { reason }) };
  const prior = frozen?.prior ?? (product.status === 'PUBLISHED' ? 'PUBLISHED' : 'OFF_SHELF');
  const event = happened(
    ProductFrozen,
    { ...productRef(product), cause },
    { article: ARTICLES[cause], to, record: { prior }, ...(reason !== undefined && { reason }) },
  );
  return {
    events: [event],
    body: { ...product.body, frozen: { prior, causes: [...(frozen?.causes ?? []), added] } },
  };
}

/** One cause is gone: FROZEN → what it was when none remains, else still FROZEN. NOT_FOUND for a cause it has not. */
export function decideLift(
  product: ProductState,
  { cause, reason }: FreezeReason,
  acting: Acting,
): ProductDecision {
  const { frozen, ...rest } = product.body;
  const causes = frozen?.causes.filter((each) => each.cause !== cause) ?? [];
  const back = frozen?.prior === 'PUBLISHED' ? 'restorePublished' : 'restoreOffShelf';
  const to = followProduct(product.status, causes.length > 0 ? 'liftCause' : back, acting);
  if (isRefusal(to)) return to;
  if (frozen === undefined || causes.length === frozen.causes.length)
    return refuse('NOT_FOUND', { article: '5-5b' });
  const more = { article: ARTICLES[cause], to, ...(reason !== undefined && { reason }) };
  const facts = { ...productRef(product), cause };
  if (causes.length > 0) {
    const event = happened(ProductCauseLifted, facts, more);
    return { events: [event], body: { ...rest, frozen: { ...frozen, causes } } };
  }
  return { events: [happened(ProductRestored, facts, more)], body: rest };
}

/** Whether a product is on offer, or comes back on offer without a further act of its agency. */
export const isOrWillBeOffered = ({ status, body }: ProductState): boolean =>
  status === 'PUBLISHED' || body.frozen?.prior === 'PUBLISHED';

const hasCause = ({ body }: ProductState, cause: FreezeCause): boolean =>
  body.frozen?.causes.some((each) => each.cause === cause) === true;

/**
 * Brings a product in line with how its agency stands: ARCHIVED when the agency has left, frozen while it is suspended
 * or lacks a certificate of the category, restored when it no longer does. A frozen one that is blocked (6-3c) stays
 * frozen for its review, and does not come back on offer by any other way. Undefined when all is so already. What it
 * rests on is read with it, so that events in any order come to the same end.
 */
export function decideAlign(
  product: ProductState,
  standing: AgencyStanding,
  ctx: Acting & StandingContext & { readonly blocked?: boolean },
): ProductDecision | undefined {
  if (standing.status === 'REMOVED' || standing.status === 'EXITED') return decideEnd(product, ctx);
  if (!['PUBLISHED', 'OFF_SHELF', 'FROZEN'].includes(product.status)) return undefined;
  const has = product.body.frozen?.causes.map(({ cause }) => cause) ?? [];
  const review = ctx.blocked === true && product.status === 'FROZEN' && isOrWillBeOffered(product);
  const wanted: readonly FreezeCause[] = [
    ...(review ? (['REVIEW'] as const) : []),
    ...causesOf(product.body.content.category, standing, ctx),
  ];
  const steps = [
    ...wanted.filter((cause) => !has.includes(cause)).map((cause) => ({ decide: decideFreeze, cause })),
    // Lifted last, so that a product is never on offer between two causes.
    ...FROM_STANDING.filter((cause) => has.includes(cause) && !wanted.includes(cause)).map((cause) => ({
      decide: decideLift,
      cause,
    })),
  ];
  if (steps.length === 0) return undefined;
  return decideSteps(product, steps, ctx);
}

/** Lifts a cause that a person or a review set; what the agency's standing asks for is set before (SM-5, “still valid”). */
export function decideLiftByPerson(
  product: ProductState,
  lifted: FreezeReason,
  standing: AgencyStanding,
  ctx: Acting & StandingContext,
): ProductDecision {
  const has = product.body.frozen?.causes.map(({ cause }) => cause) ?? [];
  const added = causesOf(product.body.content.category, standing, ctx).filter(
    (cause) => !has.includes(cause),
  );
  const steps = product.status === 'FROZEN' ? added.map((cause) => ({ decide: decideFreeze, cause })) : [];
  return decideSteps(product, [...steps, { decide: decideLift, ...lifted }], ctx);
}

/**
 * Takes off offer what is blocked, and gives it back once the block is settled and its agency may offer it (6-3c).
 * Undefined when all is so already. Commit a product that goes back on offer with the absence of `blockedProduct`.
 */
export function decideFollowBlock(
  product: ProductState,
  blocked: boolean,
  standing: AgencyStanding,
  ctx: Acting & StandingContext,
): ProductDecision | undefined {
  const reviewed = hasCause(product, 'REVIEW');
  if (blocked === reviewed) return undefined;
  if (!blocked) return decideLiftByPerson(product, { cause: 'REVIEW' }, standing, ctx);
  if (!isOrWillBeOffered(product)) return undefined;
  return decideFreeze(product, { cause: 'REVIEW', reason: '价格核查未通过，请修改价格' }, ctx);
}

interface Step extends FreezeReason {
  readonly decide: typeof decideFreeze;
}

function decideSteps(product: ProductState, steps: readonly Step[], ctx: Acting): ProductDecision {
  const events: DomainEvent[] = [];
  let state = product;
  for (const { decide, ...why } of steps) {
    const decided = decide(state, why, ctx);
    if (isRefusal(decided)) return decided;
    events.push(...decided.events);
    state = { ...state, status: decided.events[0]?.to ?? state.status, body: decided.body };
  }
  return { events, body: state.body };
}

/** Any state → ARCHIVED: its agency has left the platform. */
function decideEnd(product: ProductState, acting: Acting): ProductDecision | undefined {
  if (product.status === 'ARCHIVED') return undefined;
  const to = followProduct(product.status, 'end', acting);
  if (isRefusal(to)) return to;
  const { frozen: _, ...body }: ProductBody = product.body;
  return { events: [happened(ProductArchived, productRef(product), { article: '5-5a', to })], body };
}
