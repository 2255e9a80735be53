import { noticesOf } from '../notices.ts';
import { answerTitle } from '../words.ts';
import type { Brief } from './brief.ts';
import { gistOf } from './gist.ts';
import { casesOf, type Case } from './junit-cases.ts';
import { shown } from './table.ts';
import { tablesOf } from './tables.ts';
import { element } from './xml.ts';

/**
 * JUnit XML of one suite: whether the run proves anything, then its gates and personas as cases. There is a failure or
 * an error in it exactly when the verdict is FAIL or INVALID. Every figure is a property. The structure is that of
 * junit-10.xsd of Jenkins' xUnit plugin, with what the older schema of Windy Road wants besides.
 */
export function writeJUnit(brief: Brief): string {
  const { scorecard } = brief.debrief;
  const cases = casesOf(brief);
  const having = (kind: Case['end']['kind']): string =>
    String(cases.filter(({ end }) => end.kind === kind).length);
  const counts = { tests: String(cases.length), failures: having('failure'), errors: having('error') };
  const time = (scorecard.durationMs / 1_000).toFixed(3);
  const suite = element(
    'testsuite',
    {
      name: scorecard.scenario,
      ...counts,
      skipped: having('skipped'),
      time,
      timestamp: timestamp(scorecard.startedAt),
      hostname: 'localhost',
      id: '0',
      package: 'hms-esr',
    },
    [
      element('properties', {}, propertiesOf(brief)),
      ...cases.map(caseElement),
      element('system-out', {}, summary(brief)),
      element('system-err', {}, ''),
    ],
  );
  const root = element('testsuites', { name: 'hms-esr', ...counts, time }, [suite]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function caseElement({ name, classname, end, notes = '' }: Case): string {
  const outcome =
    end.kind === 'passed'
      ? []
      : end.kind === 'skipped'
        ? [element('skipped', { message: end.message }, '')]
        : [element(end.kind, { message: end.message, type: end.type }, end.text)];
  const said = notes === '' ? [] : [element('system-out', {}, notes)];
  return element('testcase', { name, classname, time: '0' }, [...outcome, ...said]);
}

/** Notices first, then every cell of every table, raw: `run/latency p95`, `services/2/grants/p95`. */
function propertiesOf(brief: Brief): string[] {
  const property = (name: string, value: string): string => element('property', { name, value }, '');
  const notices = noticesOf(brief.debrief.scorecard);
  return [
    ...notices.map(({ title, text }) => property('notice', `${title}. ${text}`)),
    ...gistOf(brief).map(({ title, text }) => property(`in short/${title}`, text)),
    ...tablesOf(brief).flatMap(({ name, columns, rows }) =>
      rows.flatMap(([first, ...rest], index) =>
        rest.flatMap((cell, column) => {
          if (cell === undefined) return [];
          const row = columns.length === 2 ? [shown(first)] : [index + 1, shown(first), columns[column + 1]];
          const path = [name, ...row].join('/');
          return [property(path, typeof cell === 'string' ? cell : String(cell.value))];
        }),
      ),
    ),
  ];
}

function summary(brief: Brief): string {
  const { scorecard } = brief.debrief;
  return [
    ...noticesOf(scorecard).map(({ title, text }) => `${title}. ${text}`),
    `${answerTitle(scorecard.answer)} (${scorecard.verdict})`,
    ...scorecard.reasons.map((reason) => `- ${reason}`),
    ...gistOf(brief).map(({ title, text }) => `${title}: ${text}`),
    '',
  ].join('\n');
}

/** As readers want it: without fraction and zone. A record without a beginning has none, and readers want one. */
function timestamp(startedAt: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(startedAt)?.[0] ?? '1970-01-01T00:00:00';
}
