// @ts-check
// Writes docs/metrics.md from the catalogue that checks, scorecards and the reader of scenarios use. `--check` writes
// nothing and fails where the page is not current.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';
import { root } from './commands.mjs';

/** @typedef {import('../src/model/metrics/index.ts').Metric} Metric */
/** @type {typeof import('../src/model/metrics/index.ts')} */
const { metricNames, metricOf } = await tsImport('../src/model/metrics/index.ts', import.meta.url);

const CHAPTERS = [
  { title: 'Answers of the service', subject: 'exchanges' },
  { title: 'Citizens', subject: 'people' },
  { title: 'Steps', subject: 'steps' },
  { title: 'Pages', subject: 'pages' },
  { title: 'States of pages', subject: 'states' },
  { title: 'Groups of citizens', subject: 'groups' },
];

const UNITS = {
  ms: 'ms',
  share: '0 to 1, or %',
  count: 'a number',
  rate: 'per second',
  bytes: 'bytes',
  plain: 'a plain number',
};

/** @param {Metric} metric */
const row = ({ name, unit, meaning, computed }) =>
  `| \`${name}\` | ${UNITS[unit]} | ${meaning} | ${computed} |`;

/** @param {{ title: string, subject: string }} chapter */
function chapter({ title, subject }) {
  const metrics = metricNames
    .flatMap((name) => metricOf(name) ?? [])
    .filter((one) => one.subject === subject);
  const filters = (metrics[0]?.filters ?? []).map((key) => `\`${key}\``).join(', ');
  return [
    `## ${title}`,
    filters === ''
      ? 'Of the whole run only: each is looked at once, by whoever came there first.'
      : `Narrowed down by ${filters}.`,
    [
      '| Metric | Unit | What it is | How it is computed |',
      '| --- | --- | --- | --- |',
      ...metrics.map(row),
    ].join('\n'),
  ].join('\n\n');
}

const page = `# Metrics

<!-- Made by scripts/metrics.mjs from src/model/metrics/; do not edit it here. -->

Every figure that a check can name, and that \`scorecard.json\` gives below \`metrics\`. How to write a check, and what the
filters in braces mean: [the guide](scenarios.md#checks). Where a figure has no data its check is not proven, never green.
Intervals are of 95 %: [what a small sample proves](decisions/small-samples.md). A figure of your own:
[how](adding-a-check.md).

${CHAPTERS.map(chapter).join('\n\n')}

Of \`sla_48h_success_rate\` the time is yours to choose: \`sla_36h_success_rate\`, \`sla_2d_success_rate\`. Of
\`step.submit.p95_ms\` so is the step, by its title, its kind or its \`as\`, and what is taken of its times: \`p50\`, \`p90\`,
\`p95\`, \`p99\`, \`max\` or \`mean\`. A title with spaces stands in quotes: \`step."click Submit".p95_ms\`.
`;

const file = path.join(root, 'docs', 'metrics.md');
const config = await resolveConfig(file);
const text = await format(page, { ...config, filepath: file });
if (process.argv.includes('--check')) {
  const written = await readFile(file, 'utf8').catch(() => '');
  if (written !== text) {
    console.error('docs/metrics.md is not current: run node scripts/metrics.mjs');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
  console.log(`wrote ${path.relative(root, file)}`);
}
