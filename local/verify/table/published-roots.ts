import { readFileSync } from 'node:fs';
import { RootsBundle } from '../../../shared/domain/history/bundle.ts';
import type { SignedRoot } from '../../../shared/domain/history/daily-root.ts';

/** The roots of bundles that somebody has kept. */
export const keptRoots = (files: readonly string[]): SignedRoot[] =>
  files
    .flatMap((file) => RootsBundle().parse(JSON.parse(readFileSync(file, 'utf8'))).roots)
    .toSorted((a, b) => (a.statement.day < b.statement.day ? -1 : 1));

/** The roots as a platform publishes them now, part by part. */
export async function publishedRoots(address: string): Promise<SignedRoot[]> {
  const roots: SignedRoot[] = [];
  for (;;) {
    const url = new URL('/daily-root-succession', address);
    const last = roots.at(-1);
    if (last !== undefined) url.searchParams.set('after', last.statement.day);
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url.href} answered ${answer.status}`);
    const part = RootsBundle().parse(await answer.json());
    if (part.roots.length === 0) return roots;
    roots.push(...part.roots);
  }
}
