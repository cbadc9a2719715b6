/** One line of a benchmark: what was measured, beside its floor, against its budget. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly floor?: number;
  /** The most that `value` may be: a number of the unit, or a multiple of the floor. */
  readonly budget:
    { readonly atMost: number } | { readonly timesFloor: number } | { readonly equalFloor: true };
  readonly unit: string;
  readonly note?: string;
}

export function meets({ value, floor = Number.NaN, budget }: Measured): boolean {
  if ('atMost' in budget) return value <= budget.atMost;
  if ('timesFloor' in budget) return value <= budget.timesFloor * floor;
  return value === floor;
}

const round = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);

function budgetText({ budget, unit }: Measured): string {
  if ('atMost' in budget) return `≤ ${round(budget.atMost)} ${unit}`;
  return 'timesFloor' in budget ? `≤ ${budget.timesFloor} × floor` : '= floor';
}

/** Prints a table and says whether every budget was met. */
export function report(title: string, rows: readonly Measured[]): boolean {
  console.log(`\n${title}`);
  for (const row of rows) {
    const { what, value, floor, unit, note } = row;
    const ratio =
      floor === undefined
        ? ''
        : ` floor ${round(floor)} ${unit}${floor === 0 ? '' : ` (${(value / floor).toFixed(2)} ×)`}`;
    const verdict = meets(row) ? 'ok    ' : 'MISSED';
    console.log(
      `  ${verdict} ${what}: ${round(value)} ${unit}${ratio}, budget ${budgetText(row)}${note ? `; ${note}` : ''}`,
    );
  }
  return rows.every(meets);
}

/** The value below which a share of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
