import { ProductArchived } from '../../../events/product-archived/v1.ts';
import { ProductDrafted } from '../../../events/product-drafted/v1.ts';
import { ProductRevised } from '../../../events/product-revised/v1.ts';
import { canonicalHash } from '../canonical.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import {
  followProduct,
  type ProductBody,
  type ProductContent,
  type ProductDecision,
  productRef,
  type ProductState,
} from './product.ts';
import { type AgencyStanding, completePrice, refuseOffer, type StandingContext } from './standing.ts';

const knownCategory = (content: ProductContent, { policy }: StandingContext): Refusal | undefined =>
  policy.get('category.catalogue').some(({ code }) => code === content.category)
    ? undefined
    : refuse('VALIDATION_FAILED', {
        article: '5-5b',
        fields: [{ field: 'body.category', zh: '服务类别不存在', en: 'no such category' }],
      });

const hashOf = (content: ProductContent): string => canonicalHash(JSON.parse(JSON.stringify(content)));

/** – → DRAFT, complete or not. */
export function decideDraft(
  productId: string,
  agency: { readonly id: string; readonly uscc: string },
  content: ProductContent,
  ctx: Acting & StandingContext,
): Decided<ProductBody> | Refusal {
  const unknown = knownCategory(content, ctx);
  if (unknown) return unknown;
  const body: ProductBody = {
    agencyId: agency.id,
    uscc: agency.uscc,
    content,
    version: 1,
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
  };
  const event = happened(ProductDrafted, productRef({ id: productId, body }), {
    article: '5-5a',
    to: 'DRAFT',
    inputHash: hashOf(content),
  });
  return { events: [event], body };
}

/**
 * New content. Once a product was on offer, every change is a new version, complete like the first, to be committed
 * with `decideRecordVersion`; on offer, it must also be one that may be published (5-5b). Its category stays.
 */
export function decideRevise(
  product: ProductState,
  content: ProductContent,
  standing: AgencyStanding,
  ctx: Acting & StandingContext,
): ProductDecision {
  const to = followProduct(product.status, 'revise', ctx);
  if (isRefusal(to)) return to;
  const { body } = product;
  const hash = hashOf(content);
  if (hash === hashOf(body.content)) return refuse('NO_EFFECTIVE_CHANGE', { article: '6-3a' });
  const offered = body.firstPublishedAt !== undefined;
  const refusal = knownCategory(content, ctx) ?? (offered ? refuseVersion(product, content) : undefined);
  if (refusal) return refusal;
  const notOffered = to === 'PUBLISHED' ? refuseOffer(content, standing, ctx) : undefined;
  if (notOffered) return notOffered;
  const next = { ...body, content, version: offered ? body.version + 1 : body.version };
  const event = happened(ProductRevised, productRef({ id: product.id, body: next }), {
    article: '5-5b',
    to,
    inputHash: hash,
  });
  return { events: [event], body: next };
}

function refuseVersion({ body }: ProductState, content: ProductContent): Refusal | undefined {
  if (content.category !== body.content.category) {
    const zh = '已发布的服务产品不得更换服务类别，请另行新建';
    const en = 'a published product keeps its category';
    return refuse('VALIDATION_FAILED', { article: '5-5b', fields: [{ field: 'body.category', zh, en }] });
  }
  const price = completePrice(content);
  return isRefusal(price) ? price : undefined;
}

/** Any state but FROZEN → ARCHIVED by its agency; what it was stays readable for its orders. */
export function decideArchive(product: ProductState, acting: Acting): ProductDecision {
  const to = followProduct(product.status, 'archive', acting);
  if (isRefusal(to)) return to;
  return {
    events: [happened(ProductArchived, productRef(product), { article: '5-5a', to })],
    body: product.body,
  };
}
