import type { Finding, OrderFacts, RiskRule } from './rule.ts';
import { refs, rp02, rp03, rp04, rp05, rp06 } from './registry.ts';

const rp01: RiskRule = {
  id: 'RP-01',
  version: 1,
  severity: 'BLOCK',
  article: '13-2',
  zh: '用户与服务机构为同一主体',
  parameters: [],
  judge: ({ order }) =>
    order.buyer.uscc === order.uscc ? { inputs: { uscc: order.uscc }, evidenceRefs: [] } : undefined,
};

const rp08: RiskRule = {
  id: 'RP-08',
  version: 1,
  severity: 'HOLD',
  article: '13-2',
  zh: '一方声明双方存在关联关系；或声明不存在而登记信息显示存在',
  parameters: ['risk.equityControl'],
  judge(facts, policy) {
    const { buyer, agency } = facts.order.declarations;
    const declared = [...(buyer.relatedParty ? ['BUYER'] : []), ...(agency?.relatedParty ? ['AGENCY'] : [])];
    if (declared.length > 0) return { inputs: { declared }, evidenceRefs: [`ORDER#${facts.orderId}`] };
    if (facts.equity === undefined || isBothStateControlled(facts)) return undefined;
    const against = [rp02, rp04, rp10].filter((rule) => {
      const finding = rule.judge(facts, policy);
      return finding !== undefined && finding.severity === undefined;
    });
    if (against.length === 0) return undefined;
    return {
      inputs: { falseDeclaration: true, against: against.map(({ id }) => id) },
      evidenceRefs: [`ORDER#${facts.orderId}`, ...refs(facts.equity)],
    };
  },
};

/**
 * Compares verified phones by their blind index. Addresses, e-mail domains and bank accounts of buyers are not held by
 * the platform.
 */
const rp09: RiskRule = {
  id: 'RP-09',
  version: 1,
  severity: 'REVIEW',
  article: '13-2',
  zh: '双方使用同一联系手机',
  parameters: [],
  judge: ({ phones, order }) =>
    phones !== undefined && phones.agency === phones.buyer && order.buyer.uscc !== order.uscc
      ? {
          inputs: { shared: ['PHONE'] },
          evidenceRefs: [`CONTACT#${order.uscc}`, `CONTACT#${order.buyer.uscc}`],
        }
      : undefined,
};

/** Characters 9 to 17 of a credit code: the organisation code (GB 11714). */
const organisationCode = (uscc: string) => uscc.slice(8, 17);

const rp10: RiskRule = {
  id: 'RP-10',
  version: 1,
  severity: 'HOLD',
  article: '13-2',
  zh: '双方为总部与分支机构关系，或组织机构代码相同',
  parameters: [],
  judge({ order: { uscc, buyer }, equity }) {
    if (buyer.uscc === undefined || buyer.uscc === uscc) return undefined;
    const parents = { agency: equity?.agency.facts.parentUscc, buyer: equity?.buyer.facts.parentUscc };
    const limbs = [
      ...(organisationCode(buyer.uscc) === organisationCode(uscc) ? ['ORGANISATION_CODE'] : []),
      ...(parents.agency === buyer.uscc || parents.buyer === uscc ? ['PARENT'] : []),
      ...(parents.agency !== undefined && parents.agency === parents.buyer ? ['COMMON_PARENT'] : []),
    ];
    if (limbs.length === 0) return undefined;
    return { inputs: { limbs }, evidenceRefs: equity === undefined ? [] : refs(equity) };
  },
};

const isBothStateControlled = ({ equity }: OrderFacts): boolean =>
  equity !== undefined && equity.agency.facts.stateControlled && equity.buyer.facts.stateControlled;

/** What RP-07 keeps from being raised. */
const SUPPRESSED = ['RP-02', 'RP-06'];

const rp07: RiskRule = {
  id: 'RP-07',
  version: 1,
  severity: 'INFO',
  article: '13-2',
  zh: '双方仅同受国家控股且无其他关联，不据此提示控股或同一控制（《公司法》第二百六十五条）',
  parameters: [],
  judge: (facts) =>
    facts.equity !== undefined && isBothStateControlled(facts)
      ? { inputs: { stateControlled: true }, evidenceRefs: refs(facts.equity) }
      : undefined,
};

export const relatedPartyRules: readonly RiskRule[] = [
  rp01,
  rp02,
  rp03,
  rp04,
  rp05,
  rp06,
  rp07,
  rp08,
  rp09,
  rp10,
];

type Found = { readonly rule: RiskRule; readonly finding: Finding };

/**
 * RP-07: enterprises are not related merely because both are state-controlled (Company Law, article 265). Without
 * another link RP-02 and RP-06 are not raised, and an INFO flag says which; a shared name alone is no link.
 */
export function suppressStateControlled(found: readonly Found[]): readonly Found[] {
  const ofState = found.find(({ rule }) => rule.id === 'RP-07');
  if (ofState === undefined) return found;
  const rest = found.filter((each) => each !== ofState);
  const suppressed = rest.filter(({ rule }) => SUPPRESSED.includes(rule.id));
  const linked = rest.some(
    ({ rule, finding }) =>
      relatedPartyRules.includes(rule) &&
      !SUPPRESSED.includes(rule.id) &&
      (finding.severity ?? rule.severity) !== 'INFO',
  );
  if (linked || suppressed.length === 0) return rest;
  const inputs = { ...ofState.finding.inputs, suppressed: suppressed.map(({ rule }) => rule.id) };
  return [
    ...rest.filter((each) => !suppressed.includes(each)),
    { rule: ofState.rule, finding: { ...ofState.finding, inputs } },
  ];
}
