import document from '../../../docs/openapi.json' with { type: 'json' };
import type { Reply } from '../../../shared/store/plan.ts';

export async function readOpenApi(): Promise<Reply> {
  return { status: 200, body: document };
}
