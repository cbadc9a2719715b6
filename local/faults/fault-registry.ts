import { randomUUID } from 'node:crypto';
import type { ArmedCallFault } from '../lambda/messages.ts';
import type { DeliveryFaults, PlannedDelivery } from '../services/links.ts';
import { draws } from './draw.ts';
import { type EventFault, type Fault, type FaultInput, faultSchema } from './fault.ts';

interface Registered {
  readonly id: string;
  readonly fault: Fault;
  readonly draw: () => number;
  /** Strikes left; Infinity for faults that go on until cleared. */
  left: number;
  struck: number;
  reordered: number;
}

/** Every fault in force. Call faults are leased to invocations, so that `times` holds however many run at once. */
export class FaultRegistry implements DeliveryFaults {
  readonly #faults = new Map<string, Registered>();
  #added = 0;

  /** Puts a fault in force and returns its id; throws (zod) on one that is not well formed. */
  add(input: FaultInput): string {
    return this.addUnchecked(faultSchema.parse(input));
  }

  addUnchecked(fault: Fault): string {
    const id = randomUUID();
    const left = fault.times ?? (fault.chance === undefined ? 1 : Infinity);
    this.#added += 1;
    // Faults of one seed draw apart, or they would always strike together.
    const draw = draws((fault.seed ?? 1) * 7919 + this.#added);
    this.#faults.set(id, { id, fault, draw, left, struck: 0, reordered: 0 });
    return id;
  }

  clear(id?: string): void {
    if (id === undefined) this.#faults.clear();
    else this.#faults.delete(id);
  }

  list(): { id: string; fault: Fault; struck: number }[] {
    return [...this.#faults.values()].map(({ id, fault, struck }) => ({ id, fault, struck }));
  }

  /** The call faults that an invocation of a function runs under. Give them back with `settle`. */
  lease(functionService: string): ArmedCallFault[] {
    const armed: ArmedCallFault[] = [];
    for (const registered of this.#faults.values()) {
      const { id, fault, left } = registered;
      if (fault.kind !== 'call' || left <= 0) continue;
      if (fault.function !== undefined && fault.function !== functionService) continue;
      armed.push({ id, fault, strikes: left, seed: Math.floor(registered.draw() * 2 ** 32) });
      if (left !== Infinity) registered.left = 0;
    }
    return armed;
  }

  /** Ends a lease: what did not strike is available again. */
  settle(armed: readonly ArmedCallFault[], struckIds: readonly string[]): void {
    for (const { id, strikes } of armed) {
      const registered = this.#faults.get(id);
      if (registered === undefined) continue;
      const struck = struckIds.filter((struckId) => struckId === id).length;
      registered.struck += struck;
      if (strikes !== Infinity) registered.left = Math.max(strikes - struck, 0);
    }
  }

  plan(delivery: PlannedDelivery): readonly number[] {
    for (const registered of this.#faults.values()) {
      const { fault } = registered;
      if (fault.kind !== 'event' || registered.left <= 0 || !concerns(fault, delivery)) continue;
      if (fault.chance !== undefined && registered.draw() >= fault.chance) continue;
      registered.left -= 1;
      registered.struck += 1;
      return copies(fault, registered);
    }
    return [0];
  }
}

function concerns(fault: EventFault, { detailType, rule, targetArn }: PlannedDelivery): boolean {
  if (fault.detailType !== undefined && fault.detailType !== detailType) return false;
  return fault.target === undefined || rule.includes(fault.target) || targetArn.includes(fault.target);
}

function copies(fault: EventFault, registered: Registered): number[] {
  const delayMs = fault.delay * 1000;
  switch (fault.mode) {
    case 'duplicate':
      return [0, delayMs];
    case 'delay':
    case 'drop':
      return [delayMs];
    case 'reorder':
      registered.reordered += 1;
      return [registered.reordered % 2 === 1 ? delayMs : 0];
    default:
      return fault.mode satisfies never;
  }
}
