import { localDateSchema } from '../../domain/time/local-date.ts';
import { count, parameter } from './parameter.ts';

/** Taking lists over from workbooks, and giving lists out as files. */
export const exchangeParameters = {
  'import.maxBytes': parameter({
    schema: count,
    default: 5_242_880,
    basis: 'J',
    article: '2-1',
    zh: '导入文件大小上限（字节）',
  }),
  'import.maxRows': parameter({
    schema: count,
    default: 10_000,
    basis: 'J',
    article: '2-1',
    zh: '单次导入行数上限',
  }),
  'import.earliestDate': parameter({
    schema: () => localDateSchema(),
    default: '2015-01-01',
    basis: 'J',
    article: '2-1',
    zh: '导入数据的最早日期',
  }),
  'export.maxRows': parameter({
    schema: count,
    default: 20_000,
    basis: 'J',
    zh: '单次导出行数上限',
  }),
  'export.keepDays': parameter({
    schema: () => count().max(7),
    default: 7,
    basis: 'J',
    zh: '导出文件保留天数（最长七天，届时由存储自动删除）',
  }),
};
