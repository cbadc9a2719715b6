import { dimensions } from '../../../policy/parameters/indicators.ts';
import { type Bilingual, type FieldError, refuse, type Refusal } from '../../problem.ts';
import { METRICS } from '../scoring/metric.ts';
import type { IndicatorScheme } from './scheme.ts';

type Indicator = IndicatorScheme['indicators'][number];
type Ratios = IndicatorScheme['gradeRatios'];

/** Whether a scheme may be locked (rows 8-1, 10-1b): undefined, or everything that is wrong with it. */
export function checkScheme(scheme: IndicatorScheme): Refusal | undefined {
  const fields = [
    ...checkIndicators(scheme.indicators),
    ...checkRatios(scheme.gradeRatios),
    ...checkFloors(scheme.floors),
    ...checkSample(scheme.sample),
    ...(scheme.categories.length === 0 || repeated(scheme.categories) !== undefined
      ? [wrong('categories', { zh: '服务类别须列明且不重复', en: 'Categories are named, each once' })]
      : []),
  ];
  return fields.length === 0 ? undefined : refuse('VALIDATION_FAILED', { article: '8-1', fields });
}

const wrong = (field: string, text: Bilingual): FieldError => ({ field, ...text });

function repeated(list: readonly string[]): string | undefined {
  return list.find((each, at) => list.indexOf(each) !== at);
}

function checkIndicators(indicators: readonly Indicator[]): FieldError[] {
  const errors = indicators.flatMap((indicator, at) => checkIndicator(indicator, `indicators.${at}`));
  for (const dimension of dimensions)
    if (!indicators.some((indicator) => indicator.dimension === dimension))
      errors.push(
        wrong('indicators', { zh: `缺少评价维度 ${dimension}`, en: `Dimension ${dimension} is missing` }),
      );
  const weights = indicators.reduce((sum, { weight }) => sum + weight, 0);
  if (weights !== 100)
    errors.push(
      wrong('indicators', { zh: `权重合计 ${weights}，应为 100`, en: `Weights sum to ${weights}, not 100` }),
    );
  const twice = repeated(indicators.map(({ id }) => id));
  if (twice !== undefined)
    errors.push(wrong('indicators', { zh: `指标 ${twice} 重复`, en: `Indicator ${twice} stands twice` }));
  return errors;
}

function checkIndicator({ id, scoring }: Indicator, field: string): FieldError[] {
  const metric = Object.hasOwn(METRICS, id) ? METRICS[id] : undefined;
  if (metric === undefined)
    return [wrong(`${field}.id`, { zh: `没有指标 ${id} 的数据`, en: `No metric for ${id}` })];
  const { kind } = scoring;
  if (!metric.kinds.includes(kind))
    return [
      wrong(`${field}.scoring.kind`, { zh: `${kind} 不适用于 ${id}`, en: `${kind} does not suit ${id}` }),
    ];
  const flat =
    (kind === 'LINEAR' && scoring.zero === scoring.full) ||
    (kind === 'BAYES' && scoring.low === scoring.high);
  if (flat)
    return [wrong(`${field}.scoring`, { zh: '零分值与满分值不得相同', en: 'Zero and full must differ' })];
  if (kind === 'LOG_P90' && !Number.isInteger(scoring.minP90))
    return [wrong(`${field}.scoring.minP90`, { zh: '须为整数', en: 'A whole number' })];
  if (kind === 'STEP' && metric.states !== undefined) {
    const without = metric.states.find((state) => !Object.hasOwn(scoring.steps, state));
    if (without !== undefined)
      return [
        wrong(`${field}.scoring.steps`, { zh: `缺少状态 ${without}`, en: `State ${without} is missing` }),
      ];
  }
  return [];
}

function checkRatios(rows: Ratios): FieldError[] {
  const errors: FieldError[] = [];
  if (rows.at(-1)?.from !== 1)
    errors.push(wrong('gradeRatios', { zh: '末行须自 1 起，覆盖所有数量', en: 'The last row starts at 1' }));
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    if (before !== undefined && row.from >= before.from)
      errors.push(wrong(`gradeRatios.${at}.from`, { zh: '须由大到小', en: 'Largest first' }));
    if (row.by === 'RATIO' && Math.round((row.excellent + row.good) * 1e6) > 1e6)
      errors.push(wrong(`gradeRatios.${at}`, { zh: '合计超过 100%', en: 'More than 100 % together' }));
  });
  return errors;
}

function checkFloors({ EXCELLENT, GOOD, QUALIFIED }: IndicatorScheme['floors']): FieldError[] {
  const descending = EXCELLENT >= GOOD && GOOD >= QUALIFIED;
  return descending
    ? []
    : [wrong('floors', { zh: '最低得分须逐级递减', en: 'Floors fall from grade to grade' })];
}

function checkSample({ min, max }: IndicatorScheme['sample']): FieldError[] {
  return min <= max ? [] : [wrong('sample', { zh: '抽取人数上下限有误', en: 'min is no more than max' })];
}
