import { FINANCE } from '../trade.ts';
import { COMMISSION, idOf, OFFICERS, REVIEWERS, type Scene } from './scene.ts';

/** Something that somebody tries and that must be refused. */
export interface Wrong {
  readonly who: string;
  readonly operation: string;
  readonly params?: Record<string, string>;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}
export type Signed = { readonly by: string } | undefined;
export interface Seen {
  readonly status: string;
  readonly [member: string]: unknown;
}

export const own = ({ seller }: Scene): string => `agency ${seller.index}`;
export const another = ({ world, seller }: Scene): string =>
  `agency ${world.sellers.find(({ index }) => index !== seller.index)?.index ?? seller.index}`;

/** Whoever took the first of two steps, as they log in. */
export async function signer(scene: Scene, signed: unknown): Promise<string[]> {
  const { by = '' } = (signed as Signed) ?? {};
  const people = [...OFFICERS, ...REVIEWERS, ...COMMISSION, ...FINANCE];
  for (const person of people) if ((await idOf(scene, person)) === by) return [person];
  return [];
}
