import type { MatterKind } from './over.ts';
import { refuse, type Refusal } from '../problem.ts';

/** What an agency may not leave behind (12-4). PROCEEDING is what it has not been told of, so it is not named. */
export type ObligationKind =
  | 'ORDER'
  | 'CLAIM'
  | 'RECOVERY'
  | 'RECTIFICATION'
  | 'SUSPENSION'
  | 'REMOVAL'
  | 'COOPERATION'
  | 'INSPECTION'
  | 'VIOLATION'
  | 'PAYMENT_REFUSAL'
  | 'CREDIT_RECORD'
  | 'PROCEEDING';

/** One thing that is still open; without a reference where the agency may not know of it. */
export interface Obligation {
  readonly kind: ObligationKind;
  readonly ref?: string;
}

const ZH: Readonly<Record<ObligationKind, string>> = {
  ORDER: '未完成的订单',
  CLAIM: '未兑付或暂缓兑付的券款',
  RECOVERY: '未结清的追回款项',
  RECTIFICATION: '未完成的限期整改',
  SUSPENSION: '暂停服务资格事项',
  REMOVAL: '清退事项',
  COOPERATION: '未答复的配合检查要求',
  INSPECTION: '未办结的检查',
  VIOLATION: '未办结的违规事项',
  PAYMENT_REFUSAL: '未办结的不予兑付事项',
  CREDIT_RECORD: '未办结的科研诚信记录事项',
  PROCEEDING: '其他未办结事项',
};
const NAMED = 20;

/** As what an open matter binds; a hearing, a withholding and the upkeep are parts of what binds already. */
export const BINDS_AS: Readonly<Record<MatterKind, ObligationKind | undefined>> = {
  RECTIFICATION: 'RECTIFICATION',
  SUSPENSION: 'SUSPENSION',
  REMOVAL: 'REMOVAL',
  VIOLATION: 'VIOLATION',
  COOPERATION: 'COOPERATION',
  INSPECTION: 'INSPECTION',
  HEARING: undefined,
  PAYMENTHOLD: undefined,
  PAYMENTREFUSAL: 'PAYMENT_REFUSAL',
  FUNDRECOVERY: 'RECOVERY',
  CREDITRECORD: 'CREDIT_RECORD',
  UPKEEP: undefined,
};

/** Refuses an exit while anything is open, and names it: how many of each kind, and the first of them. */
export function refuseOpen(open: readonly Obligation[]): Refusal | undefined {
  if (open.length === 0) return undefined;
  const byKind = Map.groupBy(open, ({ kind }) => kind);
  const named = [...byKind].map(([kind, each]) => ({
    kind,
    count: each.length,
    refs: each.flatMap(({ ref }) => ref ?? []).slice(0, NAMED),
  }));
  return refuse('OPEN_OBLIGATIONS', {
    article: '12-0',
    detail: {
      zh: `尚有${named.map(({ kind, count }) => `${ZH[kind]}${count}项`).join('、')}`,
      en: `Still open: ${named.map(({ kind, count }) => `${kind} ${count}`).join(', ')}`,
    },
    extra: { open: named },
  });
}
