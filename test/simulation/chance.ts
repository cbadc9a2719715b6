import { draws } from '../../local/faults/draw.ts';

/**
 * The random choices of one step. Each step draws from its own stream, so that what an earlier step met cannot shift
 * the choices of a later one.
 */
export class Chance {
  readonly #draw: () => number;

  constructor(seed: number, step: number) {
    this.#draw = draws(Math.imul(seed, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b));
    this.#draw();
  }

  /** 0 … below - 1. */
  below(below: number): number {
    return Math.floor(this.#draw() * below);
  }

  /** True this often, 0 … 1. */
  is(probability: number): boolean {
    return this.#draw() < probability;
  }

  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('a choice among nothing');
    return item;
  }

  /** One of the keys, each as likely as its weight. */
  weighed<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let rest = this.#draw() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      rest -= weight;
      if (rest < 0) return key;
    }
    return entries[entries.length - 1]?.[0] as K;
  }
}
