import type { Login } from '../support/journeys/deployment.ts';
import type { Player } from './world.ts';

/** Buyers among the seeded people: two enterprises and a team, which gives its name with what it orders. */
export const BUYERS = ['buyer-shi', 'buyer-gu', 'buyer-team-lu'] as const;
export const TEAM = 'buyer-team-lu';

export const FINANCE = ['finance-qian', 'finance-second'] as const;

/** Officers whom the simulation registers: what takes two or three is more than are seeded. */
export const REGISTERED = {
  'finance-second': { displayName: '金复核', role: 'FINANCE_OFFICER' },
  'commission-third': { displayName: '何明', role: 'COMMISSION_OFFICER' },
} as const;

/** The login of a person whom the simulation names. */
export function loginOf(person: string): string | Login {
  const registered = REGISTERED[person as keyof typeof REGISTERED];
  if (registered === undefined) return person;
  const { displayName } = registered;
  return { claims: { sub: person, name: displayName, subject_type: 'PERSON', assurance: 'HIGH' } };
}

/** An order that was placed here, as those who deal with it remember it. */
export interface Deal {
  readonly orderId: string;
  readonly seller: Player;
  readonly buyer: string;
  readonly priceFen: number;
  /** It is in a state in which nothing happens to it any more. */
  ended: boolean;
}

/** An order of the market: what happens to it there, in order, and how much of it was sent. */
export interface MarketDeal {
  readonly sourceOrderId: string;
  readonly line: readonly { readonly type: string; readonly detail: object }[];
  /** Sequences that were sent at least once. */
  readonly sent: Set<number>;
}

/** How a sealed archive looked when somebody first saw it. */
export interface Seal {
  readonly hash: string;
  readonly retainUntil: string;
  readonly items: string;
}

/** What the people of one history remember of the daily work. */
export class Trade {
  readonly deals: Deal[] = [];
  readonly market: MarketDeal[] = [];
  readonly demands: { readonly demandId: string; readonly buyer: string }[] = [];
  readonly complaints: { readonly receiptNo: string; readonly code: string }[] = [];
  readonly seals = new Map<string, Seal>();
  /** Contract numbers that orders took. */
  readonly contracts: string[] = [];
  readonly invoices: string[] = [];
  /** Of repayments that were recorded. */
  readonly references: string[] = [];
  readonly sessions: string[] = [];
  /** A clean document of each agency that officers may cite, by its index. */
  readonly papers = new Map<number, string>();
  readonly followUps: { readonly id: string; readonly agencyId: string }[] = [];
  readonly advice: { readonly adviceId: string; readonly seller: Player }[] = [];
  /** Lists that were handed in, so that the very same can be again. */
  readonly workbooks: Buffer[] = [];
  /** What complainants and callers said of themselves, complainants also in their own words. */
  readonly secrets = new Set<string>();
  /** Version of the text that both sides of an order declare. */
  textVersion = '';
  #numbers = 0;

  /** A number that nothing in this history had before. */
  number(): number {
    return (this.#numbers += 1);
  }
}
