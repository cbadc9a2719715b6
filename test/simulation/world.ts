import { type LocalStack, startStack } from '../../local/stack.ts';
import type { StackOptions } from '../../local/stack-options.ts';
import type { TreasuryPayment } from '../../local/stand-ins/treasury.ts';
import { type Applicant, applicantOf } from '../support/journeys/agencies.ts';
import { connectDeployment, type Deployment } from '../support/journeys/deployment.ts';
import type { CalendarYear } from '../../shared/domain/time/calendar.ts';
import type { CommandRecord } from './commands.ts';
import { Season } from './season/memory.ts';
import { Trade } from './trade.ts';

/** An agency of the simulation and what its people remember. */
export interface Player {
  readonly index: number;
  readonly applicant: Applicant;
  /** Cases it has opened, oldest first. */
  readonly cases: string[];
  /** Its own evidence of a draft that is filled in. */
  drafted: boolean;
  /** What it has on its shelf; only of one that is on the platform. */
  shop?: Shop;
}

/** An agency on the platform, by what it knows of itself. */
export interface Shop {
  readonly agencyId: string;
  readonly categories: readonly string[];
  readonly products: string[];
  readonly standingDocuments: string[];
}

/** A receipt that an objector without a login holds. */
export interface HeldReceipt {
  readonly receiptNo: string;
  readonly code: string;
}

export interface UploadedCalendar {
  readonly at: string;
  readonly table: CalendarYear;
}

/**
 * Everything that one history runs on. The stack is another one after each restart, on the same directory and port;
 * whoever acts asks for it anew.
 */
export class World {
  readonly seed: number;
  readonly dir: string;
  readonly assembly: string;
  readonly players: readonly Player[];
  readonly trade = new Trade();
  readonly season = new Season();
  readonly history: string[] = [];
  readonly commands: CommandRecord[] = [];
  readonly receipts: HeldReceipt[] = [];
  readonly calendars: UploadedCalendar[] = [];
  /** Violations seen on the way; those of the end are found by ./invariants. */
  readonly violations: string[] = [];
  step = 0;
  /** How often faults were put in force. */
  faults = 0;
  /** Resolves when the stack is there (again). */
  up: Promise<void> = Promise.resolve();
  #stack: LocalStack;
  #place: Deployment;
  readonly #show: (line: string) => void;
  readonly #sellers: number;

  private constructor(
    options: WorldOptions,
    started: { readonly stack: LocalStack; readonly place: Deployment },
  ) {
    this.seed = options.seed;
    this.dir = options.dir;
    this.assembly = options.assembly;
    this.#show = options.show ?? (() => undefined);
    this.#stack = started.stack;
    this.#place = started.place;
    this.#sellers = options.sellers;
    this.players = Array.from({ length: options.players + options.sellers }, (_, index) => ({
      index,
      applicant: applicantOf(options.seed * 100 + index, PREFIXES[index % PREFIXES.length]),
      cases: [],
      drafted: false,
    }));
  }

  /** Those who apply, and not those who are on the platform from the beginning (./opening.ts). */
  get applicants(): readonly Player[] {
    return this.players.slice(0, -this.#sellers);
  }

  /** Those that have a shop. */
  get sellers(): readonly (Player & { readonly shop: Shop })[] {
    return this.players.filter((each): each is Player & { readonly shop: Shop } => each.shop !== undefined);
  }

  static async create(options: WorldOptions): Promise<World> {
    const at = options.at ?? STARTS[options.seed % STARTS.length];
    return new World(options, await connect(options, { ...(at !== undefined && { at }) }));
  }

  get stack(): LocalStack {
    return this.#stack;
  }

  get place(): Deployment {
    return this.#place;
  }

  get anyone() {
    return this.#place.anyone;
  }

  agency(player: Player) {
    return this.#place.as(player.applicant.admin);
  }

  /** Adds a line to the history, with the step that it belongs to. */
  note(line: string): void {
    const entry = `${String(this.step).padStart(3)}  ${line}`;
    this.history.push(entry);
    this.#show(entry);
  }

  violate(line: string): void {
    this.note(`VIOLATION ${line}`);
    this.violations.push(`step ${this.step}: ${line}`);
  }

  /** As `kill -9` and a new start do. */
  restart(): Promise<void> {
    this.up = this.#restart();
    return this.up;
  }

  async #restart(): Promise<void> {
    const port = Number(new URL(this.#stack.baseUrl).port);
    await this.#stack.kill();
    const { stack, place } = await connect(this, { port });
    this.#stack = stack;
    this.#place = place;
  }

  /** Speaks to what stands in for the outside world. */
  async local(path: string, method: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#stack.baseUrl}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  /** What the treasury did. */
  async treasury(): Promise<readonly TreasuryPayment[]> {
    const { payments } = (await this.local('/local/treasury/payments', 'GET')) as {
      payments: readonly TreasuryPayment[];
    };
    return payments;
  }

  /** Index of the agency that a credit code belongs to; -1 for none. */
  playerOf(uscc: string | undefined): number {
    return this.players.findIndex(({ applicant }) => applicant.uscc === uscc);
  }
}

export interface WorldOptions {
  readonly seed: number;
  readonly dir: string;
  /** Who applies. */
  readonly players: number;
  /** How many agencies are on the platform from the beginning: the last players (./opening.ts). */
  readonly sellers: number;
  /** When it begins, if not on one of the days that go by the seed. */
  readonly at?: string;
  readonly assembly: string;
  readonly show?: (line: string) => void;
}

/** Companies mostly, a public institution, a private non-enterprise unit, a government organ that a person must judge. */
const PREFIXES = ['91', '91', '12', '91', '52', '91', '11', '93'];

/** Plain weeks, and days before holidays, make-up workdays and a year without an official table, by seed. */
const STARTS = [
  '2026-03-02T09:00:00+08:00',
  '2026-09-22T09:00:00+08:00',
  '2026-03-26T09:00:00+08:00',
  '2026-04-21T09:00:00+08:00',
  '2026-12-21T09:00:00+08:00',
  '2026-06-10T09:00:00+08:00',
] as const;

async function connect(
  { dir, assembly }: Pick<WorldOptions, 'dir' | 'assembly'>,
  more: Pick<StackOptions, 'port' | 'at'>,
) {
  const stack = await startStack({ dir, assembly, log, ...more });
  const place = await connectDeployment({ baseUrl: stack.baseUrl, standInsUrl: stack.baseUrl });
  return { stack, place };
}

/** `LOG=1` shows what goes on in the stack. */
function log(source: string, message: string): void {
  if (process.env['LOG'] !== undefined) process.stderr.write(`${source}: ${message}\n`);
}
