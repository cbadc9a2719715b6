import type { Reply } from '../../../shared/store/plan.ts';

/** Loaded when asked for: the document is most of the bundle, and no other operation needs it. */
export async function readOpenApi(): Promise<Reply> {
  const { default: document } = await import('../../../docs/openapi.json', { with: { type: 'json' } });
  return { status: 200, body: document };
}
