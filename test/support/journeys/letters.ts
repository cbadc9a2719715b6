import type { PlatformClient } from '../platform-client.ts';
import { until } from './until.ts';

export interface Letter {
  readonly letterId: string;
  readonly status: string;
  readonly title: string;
  readonly body: string;
  readonly basis: string;
  readonly template: string;
  readonly subjectRef: string;
  readonly readAt?: string;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/** Every page of a list. */
export async function all<T>(
  reader: PlatformClient,
  operationId: string,
  input: { params?: Record<string, string>; query?: Record<string, string | number> } = {},
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...input.query, cursor };
    const page: Page<T> = await reader.done<Page<T>>(operationId, { ...input, query });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}

/** The station letters of an agency, or of an officer's role. */
export const inbox = (reader: PlatformClient): Promise<Letter[]> => all<Letter>(reader, 'listLetters');

/** Waits for a letter made from this template. */
export async function letterOf(reader: PlatformClient, template: string): Promise<Letter> {
  const letters = await until(
    () => inbox(reader),
    (seen) => seen.some((letter) => letter.template === template),
    `a letter ${template}`,
  );
  const found = letters.find((letter) => letter.template === template);
  if (found === undefined) throw new Error(`no letter ${template}`);
  return found;
}
