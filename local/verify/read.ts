import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Published } from './check.ts';
import { isAddress } from './table/read-items.ts';

/** Something that was named on the command line cannot be read; its message is one line. */
export class Unreadable extends Error {}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not allowed',
};

/** @throws Unreadable, saying which file and why */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Unreadable(`cannot read ${file}: ${WHY[code] ?? message}`);
  }
}

const Result = z.looseObject({ category: z.string(), rankingHash: z.string(), root: z.string() });

/** The published result of a category, from its address or as it was saved. @throws Unreadable */
export async function publishedResult(source: string): Promise<Published> {
  const parsed = Result.safeParse(await contentOf(source));
  if (!parsed.success)
    throw new Unreadable(
      `${source} is no published result of a category: it needs category, rankingHash and root`,
    );
  const { category, rankingHash, root } = parsed.data;
  return { root, rankingHashes: { [category]: rankingHash } };
}

async function contentOf(source: string): Promise<unknown> {
  if (!isAddress(source)) return jsonOf(source, textOf(source));
  const answer = await fetch(source).catch((error: unknown) => {
    throw new Unreadable(`cannot fetch ${source}: ${String(error)}`);
  });
  if (!answer.ok) throw new Unreadable(`cannot fetch ${source}: it answered ${answer.status}`);
  return jsonOf(source, await answer.text());
}

function jsonOf(source: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(`${source} is no JSON`);
  }
}
