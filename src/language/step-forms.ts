import { z } from 'zod';
import type { Action, StepKind } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import { anyText, readAs, text, whole } from './fields.ts';
import type { Path } from './yaml-file.ts';

/** How one kind of step is written. In an `upload`, `file` is still the path the author wrote. */
interface StepForm {
  /** As the error shows it to somebody who wrote it in some other way. */
  example: string;
  /** Reads what stands after the step's word; complains and gives undefined where it does not fit. */
  read(value: unknown, path: Path, complaints: Complaints): Action | undefined;
}

/** An address on the target itself: a scenario cannot lead its citizens to some other host. */
const address = readAs('an address on the target such as "/apply"', (value) =>
  typeof value === 'string' && staysOnTarget(value) ? value : undefined,
);

const control = readAs('what a person would press, such as "Submit" or "/apply"', (value) => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return value.startsWith('/') && !staysOnTarget(value) ? undefined : value;
});

const upload = z.strictObject({ path: text, to: text.optional() });
const expected = z.strictObject({
  page: address.optional(),
  text: text.optional(),
  status: whole(100, 599).optional(),
});

/** Every step a script may have. */
export const stepForms: Readonly<Record<StepKind, StepForm>> = {
  visit: word('visit: "/apply"', address, (path) => ({ kind: 'visit', path })),
  click: word('click: "Submit"', control, (name) => ({ kind: 'click', control: name })),
  fill: group(
    'fill: { field: "state", value: "Ohio" }',
    z.strictObject({ field: text, value: anyText }),
    (fill) => ({
      kind: 'fill',
      control: fill.field,
      value: fill.value,
    }),
  ),
  upload: either(
    word('upload: "./fixtures/transcript.pdf"', text, (file) => ({ kind: 'upload', file })),
    group('upload: { path: "./fixtures/transcript.pdf", to: "Transcript" }', upload, ({ path, to }) => ({
      kind: 'upload',
      file: path,
      ...(to === undefined ? {} : { control: to }),
    })),
  ),
  expect: either(
    word('expect: "Thank you"', text, (seen) => ({ kind: 'expect', text: seen })),
    group('expect: { text: "Thank you", status: 200 }', expected, ({ page, text: seen, status }) => ({
      kind: 'expect',
      ...(page === undefined ? {} : { page }),
      ...(seen === undefined ? {} : { text: seen }),
      ...(status === undefined ? {} : { status }),
    })),
  ),
};

function word<T>(example: string, schema: z.ZodType<T>, make: (value: T) => Action): StepForm {
  return {
    example,
    read(value, path, complaints) {
      const found = complaints.read(schema, value, path);
      return found === undefined ? undefined : make(found);
    },
  };
}

function group<T>(example: string, schema: z.ZodType<T>, make: (parts: T) => Action): StepForm {
  return {
    example,
    read(value, path, complaints) {
      if (!isGroup(value)) {
        complaints.add(path, `“${path.at(-1)}” does not say enough`, `write it as ${example}`);
        return undefined;
      }
      if (Object.keys(value).length === 0) {
        complaints.add(path, `“${path.at(-1)}” is empty`, `write it as ${example}`);
        return undefined;
      }
      const found = complaints.read(schema, value, path);
      return found === undefined ? undefined : make(found);
    },
  };
}

function either(short: StepForm, long: StepForm): StepForm {
  return {
    example: long.example,
    read: (value, path, complaints) => (isGroup(value) ? long : short).read(value, path, complaints),
  };
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `//host` and `/\host` look like paths and lead elsewhere, as browsers read them. */
function staysOnTarget(path: string): boolean {
  return (
    path.startsWith('/') &&
    URL.canParse(path, 'http://a.test') &&
    new URL(path, 'http://a.test').host === 'a.test'
  );
}
