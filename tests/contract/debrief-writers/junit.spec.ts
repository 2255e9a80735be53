import { expect, test } from '@playwright/test';
import { writeAs } from '../../../src/debrief/index.ts';
import { KINDS } from './samples.ts';

/** An element of an XML document. */
interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
}

interface Rule {
  /** Attributes that must be there, and those that may. */
  must: string[];
  may?: string[];
  /** Names of children in the order they come; `*` any number, `?` at most one, `|` one of these. */
  children?: RegExp;
}

/** The structure of junit-10.xsd (Jenkins, xUnit plugin), with what Windy Road's JUnit.xsd makes compulsory. */
const SUITE = ['name', 'tests', 'failures', 'errors', 'time', 'timestamp', 'hostname', 'id', 'package'];
const RULES: Record<string, Rule> = {
  testsuites: {
    must: [],
    may: ['name', 'time', 'tests', 'failures', 'errors', 'disabled'],
    children: /^(testsuite )*$/,
  },
  testsuite: {
    must: SUITE,
    may: ['skipped', 'disabled'],
    children: /^properties (testcase )*system-out system-err $/,
  },
  properties: { must: [], children: /^(property )*$/ },
  property: { must: ['name', 'value'] },
  testcase: {
    must: ['name', 'classname', 'time'],
    may: ['assertions', 'status'],
    children: /^((skipped|error|failure) )?(system-out )?(system-err )?$/,
  },
  failure: { must: ['type'], may: ['message'] },
  error: { must: ['type'], may: ['message'] },
  skipped: { must: [], may: ['message'] },
  'system-out': { must: [] },
  'system-err': { must: [] },
};

function faultsIn({ name, attributes, children }: Node): string[] {
  const rule = RULES[name];
  if (!rule) return [`no element ${name}`];
  const { must, may = [], children: order = /^$/ } = rule;
  const names = Object.keys(attributes);
  return [
    ...must.filter((key) => !names.includes(key)).map((key) => `${name} without ${key}`),
    ...names.filter((key) => ![...must, ...may].includes(key)).map((key) => `${name} with ${key}`),
    ...(order.test(children.map((child) => `${child.name} `).join('')) ? [] : [`order in ${name}`]),
    ...children.flatMap(faultsIn),
  ];
}

for (const { name, make } of KINDS) {
  test(`a pipeline that reads JUnit understands ${name}: right structure, right counts, red only when esr run is`, async ({
    page,
  }) => {
    const debrief = make();
    const bytes = await writeAs('junit', { debrief }, () => Promise.reject(new Error('no PDF')));
    const root = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'text/xml');
      const read = (element: Element): Node => ({
        name: element.tagName,
        attributes: Object.fromEntries(Array.from(element.attributes, (one) => [one.name, one.value])),
        children: Array.from(element.children, read),
      });
      return read(parsed.documentElement);
    }, Buffer.from(bytes).toString());
    expect(faultsIn(root)).toEqual([]);
    const [suite] = root.children;
    expect(suite?.attributes['name']).toBe('TuitionGrantLoad');
    expect(suite?.attributes['timestamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);

    const cases = (suite?.children ?? []).filter((child) => child.name === 'testcase');
    const { gates, personas, verdict } = debrief.scorecard;
    expect(cases.map(({ attributes }) => attributes['name'])).toEqual([
      'the run proves something',
      ...gates.map(({ title }) => title),
      ...personas.map(({ persona }) => persona),
    ]);
    const ending = (kind: string): number =>
      cases.filter(({ children }) => children.some((child) => child.name === kind)).length;
    for (const { attributes } of [root, suite ?? root]) {
      expect(attributes).toMatchObject({
        tests: String(cases.length),
        failures: String(ending('failure')),
        errors: String(ending('error')),
      });
    }
    expect(suite?.attributes['skipped']).toBe(String(ending('skipped')));
    expect(ending('failure') + ending('error') > 0).toBe(verdict === 'FAIL' || verdict === 'INVALID');
  });
}
