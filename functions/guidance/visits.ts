import type { DocumentBody } from '../../shared/domain/document/document.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { closesAt } from '../../shared/domain/time/local-date.ts';
import {
  decideFinishVisit,
  decidePlanVisit,
  type ResearchVisitBody,
} from '../../shared/domain/visit/research-visit.ts';
import { impartial } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import { researchVisit } from '../../shared/store/aggregates/research-visit.ts';
import { checkDocuments, listedDocuments } from '../../shared/store/check-documents.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { indexChanges } from '../../shared/store/search-index.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';
import { answer } from './answer.ts';
import type { GuidanceDeps } from './deps.ts';
import { agencyRef, namedAgency } from './named-agency.ts';
import type { routes } from './routes.ts';
import { visitView } from './views.ts';

const taskOf = (id: string) => taskId(`VISIT#${id}`, 'RECORD_VISIT', 1);
const textOf = ({ purpose, outcome }: ResearchVisitBody) => [purpose, ...(outcome?.findings ?? [])].join(' ');

/** Plans a visit of an agency, which is told of it; writing down what came of it is a task (3-2d). */
export async function planVisit(
  request: Request<(typeof routes)['planVisit']>,
  { tables, settings }: GuidanceDeps,
): Promise<Plan> {
  const { agencyId, ...plan } = request.body;
  const agency = agencyRef(await namedAgency(agencyId, { article: '3-2d' }, tables));
  const officer = impartial(request, agency.uscc, '3-2d');
  const id = newId();
  const { calendar } = await settings.current(request.now);
  const decided = orThrow(decidePlanVisit(id, { ...agency, ...plan }, { ...officer, calendar }));
  const about = {
    queue: 'CENTRE_OFFICER',
    kind: 'RECORD_VISIT',
    subjectRef: `VISIT#${id}`,
    uscc: agency.uscc,
    dueAt: closesAt(plan.visitOn),
  } as const;
  const task = await openTask(tables, taskOf(id), about, { now: request.now, article: '3-2d' });
  return {
    changes: [change(researchVisit, { newId: id }, decided), ...(task ? [task] : [])],
    projections: indexChanges('VISIT', id, undefined, textOf(decided.body)),
    response: answer({ newId: id }, decided, request, visitView),
  };
}

/** Minutes, findings and photos; the papers lie in the agency's file as the centre's own evidence. */
export async function finishVisit(
  request: Request<(typeof routes)['finishVisit']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, researchVisit, request.params.visitId);
  requireVersion(found, request.ifMatch);
  const { uscc } = found.body;
  const officer = impartial(request, uscc, '3-2d');
  const decided = orThrow(decideFinishVisit(found, request.body, officer));
  const ofCentre = (paper: DocumentBody) => paper.uscc === uscc && paper.origin === 'CENTRE';
  await checkDocuments(listedDocuments(request.body.documentIds), ofCentre, tables);
  const task = await closeTask(tables, taskOf(found.id), { ...officer, article: '3-2d' });
  return {
    changes: [change(researchVisit, found, decided), ...(task ? [task] : [])],
    projections: indexChanges('VISIT', found.id, textOf(found.body), textOf(decided.body)),
    response: answer(found, decided, request, visitView),
  };
}
