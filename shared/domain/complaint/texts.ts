import { type Identifying, identifies } from '../identifying.ts';
import { refuse, type Refusal } from '../problem.ts';
import { articleOf, type ComplaintBody } from './complaint.ts';

const GIVES_AWAY = 'it gives the complainant away';

/** Refuses a text that others read and that says who complained: VALIDATION_FAILED naming its field (3-2g). */
export function refuseNaming(
  body: Pick<ComplaintBody, 'kind'>,
  [field, text]: readonly [field: string, text: string],
  complainant: Identifying,
): Refusal | undefined {
  if (!identifies(text, complainant)) return undefined;
  const zh = '不得含有投诉举报人的姓名、单位、电话或订单号';
  const fields = [{ field: `body.${field}`, zh, en: GIVES_AWAY }];
  return refuse('VALIDATION_FAILED', { article: articleOf(body), fields });
}

/** Whether that is why something was refused: whoever may not know the complainant could find them out by trying names. */
export const refusedNaming = ({ fields = [] }: Refusal): boolean =>
  fields.some(({ en }) => en === GIVES_AWAY);
