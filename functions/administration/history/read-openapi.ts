import type { Request } from '../../../shared/runtime/route.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

export async function readOpenApi(
  _request: Request<(typeof routes)['readOpenApi']>,
  { readDocument }: Pick<AdministrationDeps, 'readDocument'>,
): Promise<Reply> {
  return { status: 200, body: JSON.parse(await readDocument()) };
}
