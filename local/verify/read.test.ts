import { mkdtempSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicBundle } from '../../shared/domain/evaluation/bundle/public.ts';
import { season } from '../../test/support/evaluation-season.ts';
import { publishedResult, textOf } from './read.ts';
import { verdictOn } from './verdict.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
const shown = publicBundle(season(8));
const part = (content: unknown) => ({ file: 'p.json', text: JSON.stringify(content) });
const saved = (name: string, content: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

describe('[9-6b] npm run verify compares a bundle with what was published', () => {
  const [category = ''] = Object.keys(shown.rankingHashes);
  const result = { category, rankingHash: shown.rankingHashes[category], root: shown.root };

  it('says that it is self-consistent only where nothing else is given', () => {
    expect(verdictOn([part(shown)]).lines[2]).toContain(`self-consistent only: compare root ${shown.root}`);
  });

  it('agrees with the published result, and names a root or a ranking that is another', async () => {
    const published = await publishedResult(saved('result.json', result));
    expect(verdictOn([part(shown)], published).lines).toContain('the root is the published one');
    expect(verdictOn([part(shown)], { root: '0'.repeat(64) }).lines).toEqual([
      'INVALID',
      `root: expected "${'0'.repeat(64)}", found "${shown.root}"`,
    ]);
    const other = { ...published, rankingHashes: { [category]: 'x' } };
    expect(verdictOn([part(shown)], other).lines[1]).toContain(`rankingHashes.${category}: expected "x"`);
  });

  it('reads the answers of the API, and names the part that is missing', () => {
    const rows = [shown.rows.slice(0, 3), shown.rows.slice(3, 5), shown.rows.slice(5)];
    const answers = rows.map((own, at) => ({
      bundle: { ...shown, rows: own, ...(at > 0 && { asked: [], others: [] }) },
      part: at + 1,
      ...(at < 2 && { cursor: `c${at + 2}`, next: `/evaluation-bundles/2027?cursor=c${at + 2}` }),
      amendments: [],
    }));
    const [one, two, three] = answers.map(part);
    expect(verdictOn([three!, one!, two!])).toMatchObject({ valid: true });
    expect(verdictOn([one!, three!]).lines).toEqual([
      'INCOMPLETE',
      'part 2 of 3 is missing: fetch it /evaluation-bundles/2027?cursor=c2',
    ]);
    expect(verdictOn([one!, two!]).lines[1]).toContain('part 3 is missing: fetch it /evaluation-bundles');
    expect(verdictOn([two!, three!]).lines[1]).toContain('part 1 of 3 is missing');
    // Without the answer around it, a part still says how long its lists are.
    expect(verdictOn([part(answers[0]!.bundle)]).lines).toEqual([
      'INCOMPLETE',
      `rows: 3 of ${shown.rows.length} are here; give the further parts of the bundle, too`,
    ]);
  });

  it('says in one line what cannot be read, and ends with 2', async () => {
    expect(() => textOf(join(folder, 'none.json'))).toThrow(
      /^cannot read .*none\.json: there is no such file$/,
    );
    expect(() => textOf(folder)).toThrow('it is a folder');
    await expect(publishedResult(saved('list.json', { items: [] }))).rejects.toThrow('it needs category');
    await expect(publishedResult(saved('text.json', 'no'))).rejects.toThrow('is no JSON');
    const main = join(import.meta.dirname, 'main.ts');
    const { status, stderr } = spawnSync(process.execPath, [main, join(folder, 'none.json')], {
      encoding: 'utf8',
    });
    // Node's own warnings of what is experimental in it aside.
    const said = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('('));
    expect([status, said]).toEqual([2, [expect.stringMatching(/^cannot read .* there is no such file$/)]]);
  });
});
