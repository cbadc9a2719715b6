import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundle } from './bundles.ts';

export interface FixtureStack {
  readonly name: string;
  readonly template: Readonly<Record<string, unknown>>;
}

/** Writes a cloud assembly of hand-written templates; functions name their bundle by `S3Key: '<bundle>.zip'`. */
export function writeAssembly(
  directory: string,
  stacks: readonly FixtureStack[],
  bundles: Readonly<Record<string, string>> = {},
): string {
  mkdirSync(directory, { recursive: true });
  for (const [name, source] of Object.entries(bundles)) writeBundle(directory, name, source);
  const files = Object.keys(bundles).map((name) => [
    name,
    {
      source: { path: `asset.${name}`, packaging: 'zip' },
      destinations: { current: { bucketName: 'assets', objectKey: `${name}.zip` } },
    },
  ]);
  const write = (name: string, content: unknown) =>
    writeFileSync(join(directory, name), JSON.stringify(content));
  const artifacts = stacks.flatMap(({ name, template }) => {
    write(`${name}.template.json`, template);
    write(`${name}.assets.json`, { version: '1', files: Object.fromEntries(files) });
    return [
      [`${name}.assets`, { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } }],
      [name, { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } }],
    ];
  });
  write('manifest.json', { version: '1', artifacts: Object.fromEntries(artifacts) });
  return directory;
}
