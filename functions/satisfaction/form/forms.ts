import { type Acting, PUBLIC } from '../../../shared/domain/acting.ts';
import { followAnswer } from '../../../shared/domain/evaluation/sample/answer.ts';
import { orThrow, ProblemError } from '../../../shared/domain/problem.ts';
import { PROBLEMS, type ProblemCode } from '../../../shared/domain/problems.ts';
import { limitAttempts } from '../../../shared/runtime/limit-attempts.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan, Reply } from '../../../shared/store/plan.ts';
import { FORM_PAGE_HEADERS } from '../../publicity/pages/html.ts';
import type { SatisfactionDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { answerByCode } from '../surveys/answer.ts';
import { surveyByCode } from '../surveys/by-code.ts';
import { answersOf } from './fields.ts';
import { type Asked, codePage, endPage, formPage } from './form-page.ts';

const pageReply = (body: string, status = 200): Reply => ({ status, body, headers: FORM_PAGE_HEADERS });

const ENDS: Partial<Record<ProblemCode, readonly [title: string, text: string]>> = {
  DUPLICATE: ['评价已提交', '您的评价此前已经收到，每个评价码只能使用一次，无需再次提交。'],
  DEADLINE_PASSED: ['评价已截止', '本次评价的期限已过，不再接收评价。感谢您的关注。'],
  ILLEGAL_TRANSITION: ['评价未开放', '该评价码目前不能使用，请以最近一次短信为准。'],
};

/** What a refusal looks like to a person with a browser; anything but a refusal is thrown on. */
function refusalPage(error: unknown): Reply {
  if (!(error instanceof ProblemError)) throw error;
  const { refused } = error.refusal;
  const { status, zh } = PROBLEMS[refused];
  if (refused === 'NOT_FOUND') return pageReply(codePage('评价码无效，请核对短信后重新输入。'), status);
  const [title, text] = ENDS[refused] ?? ['暂时无法评价', zh];
  return pageReply(endPage(title, text), status);
}

/** The survey that a code opens, if it can be answered now. @throws what it is refused with */
async function asked(
  code: string,
  request: Pick<Request, 'principal' | 'now' | 'sourceIp'>,
  deps: SatisfactionDeps,
): Promise<Asked> {
  const { policy } = await deps.settings.current(request.now);
  await limitAttempts(request, 'survey-form', policy, deps);
  const { found, drawn } = await surveyByCode(code, request.principal, deps);
  const user: Pick<Acting, 'now' | 'roles'> = { now: request.now, roles: ['PUBLIC'] };
  orThrow(followAnswer(found, user));
  return { code, agencyName: drawn.body.agencyName, dueOn: found.body.dueOn };
}

const opened = (...[code, request, deps]: Parameters<typeof asked>): Promise<Reply> =>
  asked(code, request, deps).then((found) => pageReply(formPage(found)), refusalPage);

/** The page on which the code of the message is typed in; its address is the same for everybody (9-3c). */
export const readSurveyEntry = async (): Promise<Reply> => pageReply(codePage());

/** Opening the link answers nothing and uses nothing up: a phone's preview may do it too (9-3c). */
export const openSurveyLink = (
  request: Request<(typeof routes)['openSurveyLink']>,
  deps: SatisfactionDeps,
): Promise<Reply> => opened(request.params.code, request, deps);

export const openSurveyForm = (
  request: Request<(typeof routes)['openSurveyForm']>,
  deps: SatisfactionDeps,
): Promise<Reply> => opened(request.body.code ?? '', request, deps);

/** Takes the form; one that is not filled in whole comes back with what is wrong, and nothing has changed (9-3c). */
export async function submitSurveyForm(
  request: Request<(typeof routes)['submitSurveyForm']>,
  deps: SatisfactionDeps,
): Promise<Plan | Reply> {
  const { code = '', ...written } = request.body;
  const filled = answersOf(written);
  try {
    if ('wrong' in filled) {
      const form = formPage(await asked(code, request, deps), written, filled.wrong);
      return pageReply(form, PROBLEMS.VALIDATION_FAILED.status);
    }
    const changes = await answerByCode(code, filled.answers, request, deps);
    const thanks = pageReply(endPage('感谢您的评价', '您的评价已收到，将用于服务机构年度综合评价。'));
    return { changes, actor: PUBLIC, response: thanks };
  } catch (error) {
    return refusalPage(error);
  }
}
