// @ts-check
// Makes schema/scenario.schema.json, by which editors complete and check scenarios, from the schemas that the reader
// uses. Run it after a change of the language: node scripts/schema.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';
import { root } from './commands.mjs';

const file = path.join(root, 'schema', 'scenario.schema.json');
/** @type {typeof import('../src/language/json-schema.ts')} */
const { scenarioSchema } = await tsImport('../src/language/json-schema.ts', import.meta.url);
const config = await resolveConfig(file);
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, await format(JSON.stringify(scenarioSchema()), { ...config, filepath: file }));
console.log(`wrote ${path.relative(root, file)}`);
