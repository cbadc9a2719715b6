import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const templateSchema = z.looseObject({
  Parameters: z
    .record(z.string(), z.looseObject({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z
    .record(
      z.string(),
      z.looseObject({
        Type: z.string(),
        Condition: z.string().optional(),
        Properties: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default({}),
  Outputs: z
    .record(
      z.string(),
      z.looseObject({
        Value: z.unknown(),
        Condition: z.string().optional(),
        Export: z.object({ Name: z.unknown() }).optional(),
      }),
    )
    .default({}),
});

export type Template = z.output<typeof templateSchema>;

export interface Stack {
  readonly name: string;
  readonly template: Template;
  /** Absolute source directory of each file asset, by its key in the asset bucket. */
  readonly assets: ReadonlyMap<string, string>;
}

const manifestSchema = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({ type: z.string(), properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

const stackProperties = z.looseObject({ templateFile: z.string(), stackName: z.string().optional() });
const assetProperties = z.looseObject({ file: z.string() });
const assetsSchema = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional(), packaging: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** Reads every stack of a cloud assembly (`cdk.out`); throws where it nests assemblies, which we do not use. */
export function readAssembly(directory: string): Stack[] {
  const manifest = manifestSchema.parse(readJson(join(directory, 'manifest.json')));
  const artifacts = Object.entries(manifest.artifacts);
  const nested = artifacts.find(([, artifact]) => artifact.type === 'cdk:cloud-assembly');
  if (nested !== undefined) throw new Error(`nested cloud assembly ${nested[0]} is not supported locally`);
  const assets = new Map<string, string>();
  for (const [, artifact] of artifacts.filter(([, a]) => a.type === 'cdk:asset-manifest')) {
    const { file } = assetProperties.parse(artifact.properties);
    for (const asset of Object.values(assetsSchema.parse(readJson(join(directory, file))).files)) {
      if (asset.source.path === undefined) continue;
      const path = resolve(directory, asset.source.path);
      for (const { objectKey } of Object.values(asset.destinations)) assets.set(objectKey, path);
    }
  }
  return artifacts
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => {
      const { templateFile, stackName } = stackProperties.parse(artifact.properties);
      return {
        name: stackName ?? id,
        template: templateSchema.parse(readJson(join(directory, templateFile))),
        assets,
      };
    });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
