// How good the guard is, and what it costs: the confusion on the corpus, the CPU of a typed value, a request and a
// megabyte of log, and how many alarms there are among generated values.
//
//     npx tsx tests/bench/guard.ts [--values 10000000] [--json]
import { parseArgs } from 'node:util';
import { checkOutgoing, Ledger, scan } from '../../src/guard/index.ts';
import type { OutgoingRequest } from '../../src/guard/index.ts';
import { citizenOf, valuesOf } from '../../src/people/index.ts';
import { somebody } from '../support/people.ts';
import { confusion, corpus } from '../unit/guard/corpus.ts';
import type { Figure } from './figures.ts';
import { median } from './figures.ts';
import { alarmsAmong } from './generated.ts';

const ROUNDS = 15;
const PER_ROUND = 2_000;

/** CPU of one call, µs: the median of some rounds, after one to warm up. */
function cpuOf(work: (i: number) => void): number {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < PER_ROUND; i++) work(i);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / PER_ROUND;
  });
  return median(rounds.slice(1));
}

const citizens = Array.from({ length: PER_ROUND }, (_, i) => citizenOf(3, i + 1, somebody));
const ledger = new Ledger(citizens.flatMap((citizen) => [...valuesOf(citizen).values()]));

/** A form of 20 fields as a page sends it, with the headers of a real browser. */
function application(i: number): OutgoingRequest {
  const { identity } = citizens[i % citizens.length] ?? citizenOf(3, 1, somebody);
  const fields = Object.entries(identity).slice(0, 20);
  return {
    method: 'POST',
    url: 'http://127.0.0.1:8080/api/eligibility/applications?step=2',
    headers: {
      'content-type': 'application/json',
      'user-agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.6778.33 Safari/537.36',
      referer: 'http://127.0.0.1:8080/apply?step=1',
      cookie: `sid=${String(i % 50).padStart(32, 'a')}; csrf=4a7d1ed414474e4033ac29ccb8653d9b`,
      'x-request-id': '7f3c2b10-8a4e-4d67-9a51-2fa012345678',
    },
    body: JSON.stringify(Object.fromEntries(fields)),
  };
}

const asset = (i: number): OutgoingRequest => ({
  ...application(i % 50),
  method: 'GET',
  url: `http://127.0.0.1:8080/assets/app-${i % 9}.4f3c2b1a.js`,
  body: null,
});

const photo = Buffer.concat([
  Buffer.from('--xyz\r\nContent-Disposition: form-data; name="photo"; filename="photo.jpg"\r\n'),
  Buffer.from('Content-Type: image/jpeg\r\n\r\n'),
  Buffer.alloc(420_000, 0x5a),
  Buffer.from('\r\n--xyz--\r\n'),
]);
const upload = (i: number): OutgoingRequest => ({
  ...application(i),
  headers: { ...application(i).headers, 'content-type': 'multipart/form-data; boundary=xyz' },
  body: photo,
});

const logLine = (i: number): string =>
  `203.0.113.${i % 250} - - [10/Oct/2025:13:55:${10 + (i % 50)} -0700] "GET /api/claims/${i}?state=OH HTTP/1.1" ` +
  `200 ${i * 3} "https://portal.example.org/apply" "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131.0.0.0"`;

function costs(): Figure[] {
  const many = (make: (i: number) => OutgoingRequest): ((i: number) => OutgoingRequest) => {
    const made = Array.from({ length: PER_ROUND }, (_, i) => make(i));
    return (i) => made[i] ?? make(i);
  };
  const [forms, assets, uploads] = [many(application), many(asset), many(upload)];
  // Forms are all different, so nothing of them is remembered; what else a page fetches is much the same each time.
  const seen = new Set<string>();
  const phones = citizens.map(({ identity }) => identity.phone);
  const figure = (bench: string, value: number, unit = 'µs'): Figure => ({
    bench,
    value: Number(value.toFixed(2)),
    unit,
    n: ROUNDS,
  });
  const line = cpuOf((i) => void scan(logLine(i)));
  return [
    figure(
      'a typed value',
      cpuOf((i) => void scan(phones[i] ?? '', { ledger, label: 'phone' })),
    ),
    figure(
      'a form of 20 fields, sent as JSON',
      cpuOf((i) => void checkOutgoing(forms(i), { ledger })),
    ),
    figure(
      'a script or picture that is fetched',
      cpuOf((i) => void checkOutgoing(assets(i), { ledger, seen })),
    ),
    figure(
      'an upload of 420 KB',
      cpuOf((i) => void checkOutgoing(uploads(i), { ledger, seen })),
    ),
    figure('a line of an access log', line),
    figure('an access log, per second of CPU', logLine(1).length / line, 'MB'),
  ];
}

function quality(): Figure[] {
  return ['tuning.tsv', 'held-out.tsv'].flatMap((file) => {
    const { samples, recall, precision, wrong } = confusion(corpus(file));
    for (const one of wrong) console.error(one);
    return [
      { bench: `recall on ${file}`, value: Number(recall.toFixed(4)), unit: 'share', n: samples },
      { bench: `precision on ${file}`, value: Number(precision.toFixed(4)), unit: 'share', n: samples },
    ];
  });
}

const { values: flags } = parseArgs({
  options: { values: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
});
const wanted = Number(flags.values);
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error(`--values takes a whole number from 1, not “${flags.values}”`);
  process.exitCode = 2;
} else {
  const { values, alarms } = alarmsAmong({ seed: 1, values: wanted });
  for (const alarm of alarms) console.error(alarm);
  const figures = [
    ...quality(),
    ...costs(),
    { bench: 'alarms among generated values', value: alarms.length, unit: 'alarms', n: values },
  ];
  for (const one of figures) {
    const { bench, value, unit, n } = one;
    console.log(
      flags.json
        ? JSON.stringify(one)
        : `${bench.padEnd(42)} ${String(value).padStart(8)} ${unit} (n = ${n})`,
    );
  }
}
