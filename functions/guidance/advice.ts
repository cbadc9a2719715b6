import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import {
  decideReadAdvice,
  decideRespondToAdvice,
  decideSendAdvice,
} from '../../shared/domain/advice/improvement-advice.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { acting, impartial } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import { viewerOf } from '../../shared/runtime/viewer.ts';
import type { AggregateType } from '../../shared/store/aggregate.ts';
import { advice } from '../../shared/store/aggregates/advice.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import { indexChanges } from '../../shared/store/search-index.ts';
import type { Tables } from '../../shared/store/table.ts';
import { answer } from './answer.ts';
import type { GuidanceDeps } from './deps.ts';
import { agencyRef, namedAgency } from './named-agency.ts';
import type { routes } from './routes.ts';
import { adviceView } from './views.ts';

/** Of whatever the advice rests on, only whom it concerns is asked for. */
const concerned = onFirstUse(() =>
  z.looseObject({
    agencyId: z.string().optional(),
    uscc: z.string().optional(),
    kind: z.string().optional(),
  }),
);

/**
 * Advice rests on something that there is and that concerns this agency (3-3b). A report is no source: naming it would
 * give its investigation away. @throws VALIDATION_FAILED naming the field
 */
async function requireSource(
  sourceRef: string,
  agency: { readonly agencyId: string; readonly uscc: string },
  tables: Tables,
): Promise<void> {
  const [kind = '', id = ''] = sourceRef.split('#', 2);
  const type: AggregateType<z.infer<ReturnType<typeof concerned>>> = { kind, body: concerned };
  const body = (await load(tables, type, id))?.body;
  const itsOwn = body !== undefined && (body.agencyId === agency.agencyId || body.uscc === agency.uscc);
  if (itsOwn && body.kind !== 'REPORT') return;
  const fields = [
    {
      field: 'body.sourceRef',
      zh: '未找到涉及该机构的依据事项',
      en: 'there is no such matter of this agency',
    },
  ];
  throw new ProblemError(refuse('VALIDATION_FAILED', { article: '3-3b', fields }));
}

export async function sendAdvice(
  request: Request<(typeof routes)['sendAdvice']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const { agencyId, ...written } = request.body;
  const agency = agencyRef(await namedAgency(agencyId, { article: '3-3b' }, tables));
  const officer = impartial(request, agency.uscc, '3-3b');
  await requireSource(written.sourceRef, agency, tables);
  const id = newId();
  const decided = decideSendAdvice(id, { ...agency, ...written }, officer);
  return {
    changes: [change(advice, { newId: id }, decided)],
    projections: indexChanges('ADVICE', id, undefined, `${written.title} ${written.text}`),
    response: answer({ newId: id }, decided, request, adviceView),
  };
}

async function ownAdvice(
  request: { readonly params: { readonly adviceId: string }; readonly principal: { readonly uscc?: string } },
  tables: Tables,
) {
  const found = await get(tables, advice, request.params.adviceId);
  if (found.body.uscc !== request.principal.uscc) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The agency opens it and reads the text: the first time is its read receipt. */
export async function openAdvice(
  request: Request<(typeof routes)['openAdvice']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await ownAdvice(request, tables);
  const decided = decideReadAdvice(found, acting(request));
  if (decided === undefined) {
    const body = adviceView(found, viewerOf(request.principal));
    return { changes: [], response: { status: 200, body, headers: etag(found.version) } };
  }
  const read = orThrow(decided);
  return { changes: [change(advice, found, read)], response: answer(found, read, request, adviceView) };
}

export async function respondToAdvice(
  request: Request<(typeof routes)['respondToAdvice']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await ownAdvice(request, tables);
  requireVersion(found, request.ifMatch);
  const decided = orThrow(decideRespondToAdvice(found, request.body.text, acting(request)));
  return {
    changes: [change(advice, found, decided)],
    response: answer(found, decided, request, adviceView),
  };
}
