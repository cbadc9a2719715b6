import { writeOrCheck } from './generated-file.ts';
import { traceabilityPage, traceProblems, traces } from './traceability.ts';

/** `npm run traceability`: writes docs/traceability.md; `-- --check` fails while it is out of date. Unproven claims fail both. */
const all = traces();
writeOrCheck([[new URL('traceability.md', import.meta.url), traceabilityPage(all)]], 'traceability');
for (const problem of traceProblems(all)) {
  console.error(problem);
  process.exitCode = 1;
}
