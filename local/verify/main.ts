import { readFileSync } from 'node:fs';
import { verdictOn } from './verdict.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('Usage: npm run verify -- <bundle.json> [further parts of the same bundle …]\n');
  process.exitCode = 2;
} else {
  const { valid, lines } = verdictOn(files.map((file) => ({ file, text: readFileSync(file, 'utf8') })));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = valid ? 0 : 1;
}
