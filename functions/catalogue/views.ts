import { actionsOn as actionsOnGrant } from '../../shared/domain/category-grant/actions.ts';
import type { CategoryGrantBody } from '../../shared/domain/category-grant/category-grant.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import {
  type ProductAction,
  productMachine,
  type ProductStatus,
} from '../../shared/domain/product/machine.ts';
import type { ProductBody } from '../../shared/domain/product/product.ts';
import type { ProductVersionBody } from '../../shared/domain/product/product-version.ts';
import { refusePublishing } from '../../shared/domain/product/publish.ts';
import type { AgencyStanding } from '../../shared/domain/product/standing.ts';
import { qualificationMachine, type QualificationStatus } from '../../shared/domain/qualification/machine.ts';
import type { QualificationBody } from '../../shared/domain/qualification/qualification.ts';
import {
  type StandingDocumentBody,
  standingDocumentMachine,
  type StandingDocumentStatus,
} from '../../shared/domain/standing-document/standing-document.ts';
import { type Deadline, lastDayOf } from '../../shared/domain/time/deadline.ts';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { isOfficer, type Viewer, withoutPerson } from '../../shared/runtime/viewer.ts';
import type { Settings } from '../../shared/store/settings.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

const deadlineViews = (deadlines: Readonly<Record<string, Deadline>>) =>
  Object.values(deadlines).map((deadline) => {
    const { kind, dueAt, derivation } = deadline;
    return { kind, dueAt, lastDay: lastDayOf(deadline), derivation };
  });

/** How the agency of a product stands, and by what that is judged. */
interface Offering extends Pick<Settings, 'policy'> {
  readonly standing: AgencyStanding;
  readonly now: string;
}

function productActions(
  { status, body }: Standing<ProductBody>,
  { roles }: Viewer,
  offering: Offering | undefined,
): ProductAction[] {
  const publishable = () => {
    if (offering === undefined) return false;
    const { standing, policy, now } = offering;
    return refusePublishing(body, standing, { policy, today: toLocalDate(now) }) === undefined;
  };
  // The status was written by the same machine.
  return allowedActions(productMachine, status as ProductStatus, roles).filter(
    (action) => action !== 'publish' || publishable(),
  );
}

/** A product for its agency and for officers; to publish it is not offered where nothing says that it may be. */
export function productView(product: Standing<ProductBody>, viewer: Viewer, offering?: Offering) {
  const { id, status, version, body } = product;
  const { agencyId, uscc, content, createdAt, publishedAt, firstPublishedAt, frozen } = body;
  return {
    productId: id,
    agencyId,
    uscc,
    status,
    version,
    productVersion: body.version,
    ...content,
    createdAt,
    ...(firstPublishedAt !== undefined && { firstPublishedAt }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(frozen !== undefined && {
      frozen: { prior: frozen.prior, causes: frozen.causes.map(withoutPerson) },
    }),
    allowedActions: productActions(product, viewer, offering),
  };
}

/** A product on offer, as buyers and the public see it. */
export function offerView({ id, body }: Pick<Standing<ProductBody>, 'id' | 'body'>) {
  const { agencyId, uscc, content, publishedAt } = body;
  return { productId: id, agencyId, uscc, productVersion: body.version, ...content, publishedAt };
}

export function versionView({ body }: Pick<Standing<ProductVersionBody>, 'body'>) {
  const { productId, agencyId, version, content, contentHash, recordedAt } = body;
  return { productId, agencyId, productVersion: version, ...content, contentHash, recordedAt };
}

export function qualificationView(
  { id, status, version, deadlines, body }: Standing<QualificationBody>,
  viewer: Viewer,
) {
  const { recordedBy: _r, verifiedBy: _v, proposal, refusal, ...facts } = body;
  return {
    qualificationId: id,
    status,
    version,
    ...facts,
    ...(proposal !== undefined && isOfficer(viewer) && { proposal: withoutPerson(proposal) }),
    ...(refusal !== undefined && { refusal: withoutPerson(refusal) }),
    deadlines: deadlineViews(deadlines),
    allowedActions: allowedActions(qualificationMachine, status as QualificationStatus, viewer.roles),
  };
}

export function grantView(
  { id, status, version, deadlines, body }: Standing<CategoryGrantBody>,
  viewer: Viewer,
) {
  const { agencyId, uscc, declared, requestedAt, result, proposal, decision } = body;
  return {
    grantId: id,
    agencyId,
    uscc,
    category: declared.code,
    status,
    version,
    declared,
    requestedAt,
    ...(result !== undefined && { result }),
    ...(proposal !== undefined && {
      proposal: {
        at: proposal.at,
        reason: proposal.reason,
        heard: proposal.heard,
        ...(proposal.reply !== undefined && { reply: withoutPerson(proposal.reply) }),
      },
    }),
    ...(decision !== undefined && { decision: withoutPerson(decision) }),
    deadlines: deadlineViews(deadlines),
    allowedActions: actionsOnGrant({ status, deadlines, body }, viewer.roles),
  };
}

export function standingDocumentView(
  { id, status, version, deadlines, body }: Standing<StandingDocumentBody>,
  viewer: Viewer,
) {
  const { agencyId, uscc, kind, category, current, confirmedAt } = body;
  const { filedBy: _, ...held } = current;
  return {
    standingDocId: id,
    agencyId,
    uscc,
    kind,
    ...(category !== undefined && { category }),
    status,
    version,
    current: held,
    ...(confirmedAt !== undefined && { confirmedAt }),
    deadlines: deadlineViews(deadlines),
    allowedActions: allowedActions(standingDocumentMachine, status as StandingDocumentStatus, viewer.roles),
  };
}
