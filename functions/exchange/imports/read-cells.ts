import { parseUscc, type UsccProblem } from '../../../shared/domain/identity/uscc.ts';
import type { FieldError } from '../../../shared/domain/problem.ts';
import { isLocalDate, type LocalDate } from '../../../shared/domain/time/local-date.ts';
import type { SheetRow } from '../workbooks/read-workbook.ts';

const USCC_PROBLEMS: Readonly<Record<UsccProblem, readonly [zh: string, en: string]>> = {
  LENGTH: ['统一社会信用代码应为18位', 'a credit code has 18 characters'],
  SHAPE: ['统一社会信用代码格式有误', 'not the form of a credit code'],
  CHECK_CHARACTER: ['统一社会信用代码校验位有误', 'the check character is wrong'],
};

interface Bounds {
  readonly today: LocalDate;
  readonly earliest: LocalDate;
}

/** Reads the cells of a row and gathers what is wrong with them; what could not be read is given as an empty value. */
export function cellReader({ cells }: SheetRow, { today, earliest }: Bounds) {
  const errors: FieldError[] = [];
  const wrong = (field: string, zh: string, en: string) => void errors.push({ field, zh, en });
  const optional = (key: string, max: number): string | undefined => {
    const text = cells[key] ?? '';
    if (text.length > max) wrong(key, `不得超过${max}字`, `at most ${max} characters`);
    // oxlint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000B-\u001F\u007F]/.test(text) || !text.isWellFormed())
      wrong(key, '含有无效字符', 'has characters that are not text');
    return text === '' ? undefined : text;
  };
  const text = (key: string, max: number): string => {
    const given = optional(key, max);
    if (given === undefined) wrong(key, '必填', 'is needed');
    return given ?? '';
  };
  const date = (key: string, latest?: LocalDate): LocalDate => {
    const given = text(key, 10);
    if (given === '') return '';
    if (!isLocalDate(given)) wrong(key, '日期格式应为 2024-05-06', 'not a date such as 2024-05-06');
    else if (latest !== undefined && given > latest) wrong(key, '日期不得晚于今天', 'a date in the future');
    else if (given < earliest) wrong(key, `日期不得早于${earliest}`, `before ${earliest}`);
    return given;
  };
  return {
    errors,
    wrong,
    optional,
    text,
    uscc(key: string): string {
      const given = text(key, 40);
      const parsed = parseUscc(given);
      if (given !== '' && !parsed.ok) wrong(key, ...USCC_PROBLEMS[parsed.problem]);
      return parsed.ok ? parsed.uscc : '';
    },
    date,
    pastDate: (key: string) => date(key, today),
    /** In 分. */
    fen(key: string): number {
      const given = text(key, 20);
      const [, yuan, fraction = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(given) ?? [];
      if (yuan === undefined && given !== '') wrong(key, '金额应为最多两位小数的数字', 'not an amount');
      return yuan === undefined ? 0 : Number(yuan) * 100 + Number(fraction.padEnd(2, '0'));
    },
    integer(key: string, least: number, most: number): number {
      const given = text(key, 20);
      const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
      if (given !== '' && !(number >= least && number <= most))
        wrong(key, `应为${least}至${most}的整数`, `not a whole number from ${least} to ${most}`);
      return Number.isNaN(number) ? least : number;
    },
    yesNo(key: string): boolean {
      const given = text(key, 10);
      if (given !== '' && given !== '是' && given !== '否') wrong(key, '应填“是”或“否”', 'neither 是 nor 否');
      return given === '是';
    },
    /** In base64, as it is kept. */
    sha256(key: string): string {
      const given = text(key, 64);
      if (given !== '' && !/^[0-9a-fA-F]{64}$/.test(given))
        wrong(key, '应为64位十六进制的SHA-256', 'not 64 hexadecimal digits');
      return Buffer.from(given, 'hex').toString('base64');
    },
  };
}

export const repeatedError = (key: string, first: number): FieldError => ({
  field: key,
  zh: `与第${first}行重复`,
  en: `stands in row ${first} already`,
});
