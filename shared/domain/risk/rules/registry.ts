import type { EquityFacts } from '../../verification/source-answer.ts';
import type { OrderFacts, PartyEquity, RiskRule } from './rule.ts';
import { above } from './threshold.ts';

type Person = EquityFacts['officers'][number];
type Holder = EquityFacts['holders'][number];

export const refs = ({ agency, buyer }: { readonly agency: PartyEquity; readonly buyer: PartyEquity }) => [
  agency.evidenceRef,
  buyer.evidenceRef,
];

/** The direct holding of one party in the other, both ways; 0 where there is none. */
function directShares({ order, equity }: OrderFacts): { ofAgencyInBuyer: number; ofBuyerInAgency: number } {
  const shareOf = (holders: readonly Holder[] = [], uscc: string | undefined) =>
    holders
      .filter((holder) => uscc !== undefined && holder.uscc === uscc)
      .reduce((sum, h) => sum + h.share, 0);
  return {
    ofAgencyInBuyer: shareOf(equity?.buyer.facts.holders, order.uscc),
    ofBuyerInAgency: shareOf(equity?.agency.facts.holders, order.buyer.uscc),
  };
}

/** Whether two are the same: by the ID number's hash where both have one, else by the name's. */
function sameness(a: Person, b: Person): 'ID' | 'NAME' | undefined {
  if (a.idHash !== undefined && b.idHash !== undefined) return a.idHash === b.idHash ? 'ID' : undefined;
  return a.nameHash !== undefined && a.nameHash === b.nameHash ? 'NAME' : undefined;
}

/** The strongest match between people in the same kind of office on both sides. */
function shared(a: readonly Person[], b: readonly Person[]) {
  const matches = a.flatMap((one) =>
    b.flatMap((other) => {
      const by = sameness(one, other);
      return by === undefined ? [] : [{ by, roles: [one.role, other.role] }];
    }),
  );
  return matches.find(({ by }) => by === 'ID') ?? matches[0];
}

export const rp02: RiskRule = {
  id: 'RP-02',
  version: 1,
  severity: 'HOLD',
  article: '13-2',
  zh: '一方直接持有另一方股权超过控股线',
  parameters: ['risk.equityControl'],
  judge(facts, policy) {
    if (facts.equity === undefined) return undefined;
    const shares = directShares(facts);
    const limit = policy.get('risk.equityControl');
    if (!above(Math.max(shares.ofAgencyInBuyer, shares.ofBuyerInAgency), limit)) return undefined;
    return { inputs: { ...shares, limit }, evidenceRefs: refs(facts.equity) };
  },
};

export const rp03: RiskRule = {
  id: 'RP-03',
  version: 1,
  severity: 'REVIEW',
  article: '13-2',
  zh: '一方直接持有另一方股权达到复核线、未超过控股线',
  parameters: ['risk.equityReview', 'risk.equityControl'],
  judge(facts, policy) {
    if (facts.equity === undefined) return undefined;
    const shares = directShares(facts);
    const [from, to] = [policy.get('risk.equityReview'), policy.get('risk.equityControl')];
    const larger = Math.max(shares.ofAgencyInBuyer, shares.ofBuyerInAgency);
    if (above(from, larger) || above(larger, to)) return undefined;
    return { inputs: { ...shares, from, to }, evidenceRefs: refs(facts.equity) };
  },
};

/** A shared name alone holds up nobody's payment [J]. */
export const rp04: RiskRule = {
  id: 'RP-04',
  version: 1,
  severity: 'HOLD',
  article: '13-2',
  zh: '双方法定代表人为同一人',
  parameters: [],
  judge({ equity }) {
    if (equity === undefined) return undefined;
    const representatives = (party: PartyEquity) =>
      party.facts.officers.filter(({ role }) => role === 'LEGAL_REPRESENTATIVE');
    const match = shared(representatives(equity.agency), representatives(equity.buyer));
    if (match === undefined) return undefined;
    const by = { inputs: { by: match.by }, evidenceRefs: refs(equity) };
    return match.by === 'NAME' ? { ...by, severity: 'INFO' } : by;
  },
};

/** Of two legal representatives RP-04 speaks. */
export const rp05: RiskRule = {
  id: 'RP-05',
  version: 1,
  severity: 'REVIEW',
  article: '13-2',
  zh: '同一人在双方任董事、监事或高级管理人员',
  parameters: [],
  judge({ equity }) {
    if (equity === undefined) return undefined;
    const [a, b] = [equity.agency.facts.officers, equity.buyer.facts.officers];
    const isRepresentative = ({ role }: Person) => role === 'LEGAL_REPRESENTATIVE';
    const others = (people: readonly Person[]) => people.filter((each) => !isRepresentative(each));
    const matches = [shared(others(a), b), shared(a.filter(isRepresentative), others(b))];
    const match = matches.find((each) => each?.by === 'ID') ?? matches.find((each) => each !== undefined);
    if (match === undefined) return undefined;
    const found = { inputs: { by: match.by, roles: match.roles }, evidenceRefs: refs(equity) };
    return match.by === 'NAME' ? { ...found, severity: 'INFO' } : found;
  },
};

/** Indirect links: outside 直接 (direct), so they are for a person to weigh. */
export const rp06: RiskRule = {
  id: 'RP-06',
  version: 1,
  severity: 'REVIEW',
  article: '13-2',
  zh: '双方受同一实际控制人控制，或同一自然人在双方持股均达到复核线',
  parameters: ['risk.equityReview'],
  judge({ equity }, policy) {
    if (equity === undefined) return undefined;
    const controllers = ({ facts }: PartyEquity) =>
      facts.controllers.flatMap(({ uscc, idHash }) => uscc ?? idHash ?? []);
    const from = policy.get('risk.equityReview');
    const people = ({ facts }: PartyEquity) =>
      [...sumByPerson([...facts.holders, ...facts.indirectHolders])]
        .filter(([, share]) => !above(from, share))
        .map(([idHash]) => idHash);
    const common = (of: (party: PartyEquity) => readonly string[]) =>
      of(equity.agency).some((each) => of(equity.buyer).includes(each));
    const limbs = [
      ...(common(controllers) ? ['CONTROLLER'] : []),
      ...(common(people) ? ['NATURAL_PERSON_HOLDER'] : []),
    ];
    return limbs.length === 0 ? undefined : { inputs: { limbs, from }, evidenceRefs: refs(equity) };
  },
};

function sumByPerson(holders: readonly Holder[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { idHash, share } of holders)
    if (idHash !== undefined) shares.set(idHash, (shares.get(idHash) ?? 0) + share);
  return shares;
}
