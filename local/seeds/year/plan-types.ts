import type { LocalDate } from '../../../shared/domain/time/local-date.ts';

export type Strength = 'STRONG' | 'AVERAGE' | 'WEAK' | 'INACTIVE';

/** What is done on this platform in one step; `order`, `agency`, … number the thing in its list of the plan. */
export type Act =
  | { readonly kind: 'IMPORT' }
  | { readonly kind: SpotCheckAct; readonly quarter: string }
  | {
      readonly kind:
        'APPLY' | 'PUBLISH' | 'VERIFY_PHONE' | 'FILE_DOCUMENTS' | 'CERTIFY' | 'INTRODUCE' | 'CONFIRM';
      readonly agency: number;
    }
  | { readonly kind: OrderAct; readonly order: number }
  | { readonly kind: 'COMPLAIN' | 'INVESTIGATE' | 'COMMENT' | 'DECIDE' | 'REPLY'; readonly complaint: number }
  | { readonly kind: 'DEMAND' | 'ANSWER' | 'CLOSE_DEMAND'; readonly demand: number };

export type SpotCheckAct =
  'PLAN_SPOT_CHECKS' | 'DRAW_SPOT_CHECKS' | 'GIVE_MATERIAL' | 'REVIEW_SPOT_CHECKS' | 'CONCLUDE_SPOT_CHECKS';

export type OrderAct =
  | 'PLACE'
  | 'ACCEPT'
  | 'DECLINE'
  | 'CANCEL'
  | 'QUOTA'
  | 'REFUSE_QUOTA'
  | 'CONTRACT'
  | 'DELIVER'
  | 'REJECT'
  | 'RECEIVE'
  | 'RATE'
  | 'TERMINATE'
  | 'INVOICE'
  | 'PROVE_PAYMENT'
  | 'CLAIM'
  | 'PROPOSE_APPROVAL'
  | 'APPROVE'
  | 'FLAG'
  | 'HOLD';

/** One act on one day; those of an earlier round have come to rest before the next round begins. */
export interface Deed {
  readonly on: LocalDate;
  readonly round: 0 | 1;
  readonly act: Act;
}

export interface ProductPlan {
  readonly category: string;
  readonly name: string;
  readonly priceFen: number;
}

export interface AgencyPlan {
  readonly number: number;
  readonly uscc: string;
  readonly name: string;
  readonly phone: string;
  readonly strength: Strength;
  readonly categories: readonly string[];
  /** Imported with this date of old, or applying on a day of this year. */
  readonly from: { readonly onboardedOn: LocalDate } | { readonly appliesOn: LocalDate };
  readonly products: readonly ProductPlan[];
  readonly certificate?: { readonly kind: string; readonly validUntil: LocalDate };
  readonly documents: readonly ('INTERNAL_CONTROL' | 'FINANCIAL_SYSTEM')[];
}

export interface BuyerPlan {
  readonly id: string;
  readonly name: string;
  /** A team without one. */
  readonly uscc?: string;
}

export type OrderEnd =
  | 'DECLINED'
  | 'EXPIRED'
  | 'CANCELLED'
  | 'QUOTA_REFUSED'
  | 'TERMINATED'
  | 'ON_HOLD'
  | 'UNDER_WAY'
  | 'COMPLETED'
  | 'ARCHIVED';

export interface OrderPlan {
  readonly number: number;
  readonly agency: number;
  readonly product: number;
  readonly buyer: number;
  readonly channel: 'PLATFORM' | 'MARKET';
  readonly placedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly priceFen: number;
  readonly voucherFen: number;
  readonly stars: number;
  readonly end: OrderEnd;
  /** What comes of the archived order's money. */
  readonly redemption: 'NONE' | 'CLAIMED' | 'APPROVED';
}

export interface ComplaintPlan {
  readonly agency: number;
  readonly facts: string;
  readonly outcome: 'SUBSTANTIATED' | 'PARTLY' | 'UNSUBSTANTIATED';
}

export interface DemandPlan {
  readonly buyer: number;
  readonly category: string;
  readonly invited: readonly number[];
  /** What each invited agency does: some never answer. */
  readonly answers: readonly ('OFFERED' | 'DECLINED' | 'NONE')[];
}

export interface YearPlan {
  readonly version: number;
  readonly days: readonly LocalDate[];
  /** The clock is left here. */
  readonly end: string;
  readonly agencies: readonly AgencyPlan[];
  readonly buyers: readonly BuyerPlan[];
  readonly orders: readonly OrderPlan[];
  readonly complaints: readonly ComplaintPlan[];
  readonly demands: readonly DemandPlan[];
  /** By day and round; those of one order, agency, … in their order. */
  readonly deeds: readonly Deed[];
}

/** How much of a year is planned. */
export interface YearSize {
  readonly agencies: number;
  readonly applicants: number;
  readonly orders: number;
  readonly buyers: number;
  readonly complaints: number;
  readonly demands: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
}
