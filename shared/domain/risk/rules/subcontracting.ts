import { latest } from './dates.ts';
import type { OrderFacts, RiskRule } from './rule.ts';

/** The issuer is read by a person from the deliverable and entered in a review sheet (row 3-1d). */
const sc01: RiskRule = {
  id: 'SC-01',
  version: 1,
  severity: 'REVIEW',
  article: '13-3',
  zh: '成果出具单位与服务机构不一致',
  parameters: [],
  judge({ orderId, order, issuer }) {
    if (issuer === undefined) return undefined;
    const same =
      issuer.uscc === undefined
        ? plain(issuer.name) === plain(issuer.agencyName)
        : issuer.uscc === order.uscc;
    if (same) return undefined;
    const { uscc, name } = issuer;
    return { inputs: { name, ...(uscc !== undefined && { uscc }) }, evidenceRefs: [`ORDER#${orderId}`] };
  },
};

/** Full-width brackets and spaces make no difference to a name. */
const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '');

const sc02: RiskRule = {
  id: 'SC-02',
  version: 1,
  severity: 'HOLD',
  article: '13-3',
  zh: '票据销售方与服务机构不一致',
  parameters: [],
  judge({ orderId, order, invoices = [] }) {
    const foreign = invoices.filter(({ item, register }) =>
      [item.sellerUscc, register?.sellerUscc].some((seller) => seller !== undefined && seller !== order.uscc),
    );
    if (foreign.length === 0) return undefined;
    return {
      inputs: {
        invoices: foreign.map(({ item, register }) => ({
          itemId: item.itemId,
          seller: register?.sellerUscc ?? item.sellerUscc,
        })),
      },
      evidenceRefs: [`ARCHIVE#${orderId}`, ...foreign.flatMap(({ evidenceRef }) => evidenceRef ?? [])],
    };
  },
};

/** The days of the service that are known: the contract's and the last delivery's. */
function serviceDays({ order }: OrderFacts): string[] {
  const delivered = latest(order.deliveries.map(({ at }) => at));
  return [order.contract?.signedOn, delivered].filter((day) => day !== undefined);
}

/** What only an unverified certificate satisfies is for a person to look at; it holds up no payment [J]. */
const sc03: RiskRule = {
  id: 'SC-03',
  version: 1,
  severity: 'HOLD',
  article: '13-3',
  zh: '服务期间不具备所订服务类别要求的资质',
  parameters: ['category.catalogue'],
  judge(facts) {
    const { qualifications, orderId } = facts;
    const days = serviceDays(facts);
    if (qualifications === undefined || days.length === 0) return undefined;
    const { required, held } = qualifications;
    const lacking = (unverified: boolean) =>
      days.flatMap((day) => {
        const kinds = held
          .filter((each) => (unverified || !each.unverified) && (each.validUntil ?? day) >= day)
          .map(({ kind }) => kind);
        return required
          .filter((anyOf) => !anyOf.some((kind) => kinds.includes(kind)))
          .map((anyOf) => ({ day, anyOf }));
      });
    const missing = lacking(false);
    if (missing.length === 0) return undefined;
    return {
      inputs: { missing },
      evidenceRefs: [`ORDER#${orderId}`, ...held.map(({ id }) => `QUALIFICATION#${id}`)],
      ...(lacking(true).length === 0 && { severity: 'REVIEW' }),
    };
  },
};

const sc04: RiskRule = {
  id: 'SC-04',
  version: 1,
  severity: 'HOLD',
  article: '13-3',
  zh: '合同载明第三方实施，或服务机构声明存在转包',
  parameters: [],
  judge({ orderId, order: { contract } }) {
    if (contract === undefined) return undefined;
    const limbs = [
      ...((contract.thirdParty ?? '') === '' ? [] : ['THIRD_PARTY']),
      ...(contract.subcontracted ? ['SUBCONTRACTED'] : []),
    ];
    if (limbs.length === 0) return undefined;
    return { inputs: { limbs }, evidenceRefs: [`ORDER#${orderId}`, `DOCUMENT#${contract.documentId}`] };
  },
};

const sc05: RiskRule = {
  id: 'SC-05',
  version: 1,
  severity: 'HOLD',
  article: '13-3',
  zh: '成果文件与其他服务机构订单的成果文件完全相同',
  parameters: [],
  judge({ orderId, order, deliverablesElsewhere = [] }) {
    const foreign = deliverablesElsewhere.filter(({ agencyId }) => agencyId !== order.agencyId);
    if (foreign.length === 0) return undefined;
    return {
      inputs: { files: foreign.map(({ sha256, orderId: other }) => ({ sha256, orderId: other })) },
      evidenceRefs: [`ORDER#${orderId}`, ...foreign.map((each) => `ORDER#${each.orderId}`)],
    };
  },
};

/** Article 13 (3): the ordered service is passed to somebody else. Whether it was, an officer decides. */
export const subcontractingRules: readonly RiskRule[] = [sc01, sc02, sc03, sc04, sc05];
