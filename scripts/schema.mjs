// @ts-check
// Makes the JSON Schemas in schema/: of scenarios, by which editors complete and check them, from the schemas that the
// reader uses; and of scorecards, for programs that read them. Run it after a change: node scripts/schema.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';
import { root } from './commands.mjs';

/** @type {typeof import('../src/language/json-schema.ts')} */
const { scenarioSchema } = await tsImport('../src/language/json-schema.ts', import.meta.url);
/** @type {typeof import('../src/model/scorecard-schema.ts')} */
const { scorecardSchema } = await tsImport('../src/model/scorecard-schema.ts', import.meta.url);

const schemas = { scenario: scenarioSchema(), scorecard: scorecardSchema() };
await mkdir(path.join(root, 'schema'), { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const file = path.join(root, 'schema', `${name}.schema.json`);
  const config = await resolveConfig(file);
  await writeFile(file, await format(JSON.stringify(schema), { ...config, filepath: file }));
  console.log(`wrote ${path.relative(root, file)}`);
}
