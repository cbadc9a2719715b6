import type { Article } from '../../../policy/articles.ts';
import type { PolicyKey } from '../../../policy/parameters.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import type { ArchiveItem } from '../../archive/archive.ts';
import type { OrderBody } from '../../order/order.ts';
import type { LocalDate } from '../../time/local-date.ts';
import type { EquityFacts, InvoiceFacts } from '../../verification/source-answer.ts';
import type { Severity } from '../risk-flag.ts';

/** What the registry says of one party, and where its answer is kept. */
export interface PartyEquity {
  readonly facts: EquityFacts;
  readonly evidenceRef: string;
}

/** The same file in another order (evidence index). */
export interface FileElsewhere {
  readonly sha256: string;
  readonly orderId: string;
  readonly agencyId: string;
}

/** An invoice of the archive with what the tax authority's register says of it; absent while it does not answer. */
export interface CheckedInvoice {
  readonly item: Extract<ArchiveItem, { kind: 'INVOICE' }>;
  readonly register?: InvoiceFacts;
  readonly evidenceRef?: string;
  /** Another order that has an invoice of this number. */
  readonly alsoIn?: string;
}

export interface HeldQualification {
  readonly id: string;
  readonly kind: string;
  /** Its last day; without one it does not end. */
  readonly validUntil?: LocalDate;
  /** The centre has not verified it yet. */
  readonly unverified: boolean;
}

/** What the worker knows of an order. Whatever is absent is unknown, and a rule that needs it finds nothing. */
export interface OrderFacts {
  readonly orderId: string;
  readonly order: OrderBody;
  readonly equity?: { readonly agency: PartyEquity; readonly buyer: PartyEquity };
  /** Blind index of the verified phone of each party; the numbers are never read (domain §3.4). */
  readonly phones?: { readonly agency: string; readonly buyer: string };
  readonly qualifications?: {
    /** One of each inner list is required (policy `category.catalogue`). */
    readonly required: readonly (readonly string[])[];
    readonly held: readonly HeldQualification[];
  };
  readonly deliverablesElsewhere?: readonly FileElsewhere[];
  readonly contractElsewhere?: readonly FileElsewhere[];
  readonly invoices?: readonly CheckedInvoice[];
  readonly payments?: readonly Extract<ArchiveItem, { kind: 'PAYMENT_PROOF' }>[];
  /** The archive is sealed: no invoice or payment will be added. */
  readonly sealed: boolean;
  /** The price at which the agency offers the product. */
  readonly published?: { readonly priceFen: number; readonly unit?: string };
  /** Prices of other orders of the category within `risk.priceMonths`. */
  readonly prices?: { readonly count: number; readonly medianFen: number };
  /** Accepted orders of one calendar year, this one included. */
  readonly year?: {
    readonly year: string;
    readonly ofBuyer: number;
    readonly ofAgency: number;
    readonly nearCap: number;
  };
  /** Ratings of the agency in one calendar year, this one included; `single`: by buyers of one order only. */
  readonly ratings?: { readonly year: string; readonly count: number; readonly single: number };
  /** Who issued the deliverable, as a person read on it: report header, CMA number, seal. */
  readonly issuer?: { readonly uscc?: string; readonly name: string; readonly agencyName: string };
}

/** What a rule saw. `about: 'AGENCY'` is not about this order alone; `key` tells such findings apart. */
export interface Finding {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly evidenceRefs: readonly string[];
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  readonly about?: { readonly subject: 'AGENCY'; readonly key: string };
}

/** One rule of domain §5.2. A change of what it judges is a new version. */
export interface RiskRule {
  readonly id: string;
  readonly version: number;
  readonly severity: Severity;
  readonly article: Article;
  /** What it says, for people. */
  readonly zh: string;
  /** The thresholds it reads. */
  readonly parameters: readonly PolicyKey[];
  judge(facts: OrderFacts, policy: PolicySet): Finding | undefined;
}

/** Raised again each time the count doubles, so that a decided flag stays decided while little changes. */
export function doublings(count: number, limit: number): number {
  let over = limit;
  while (count > over * 2) over *= 2;
  return over;
}
