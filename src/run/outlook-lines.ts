import { formatCount, formatDuration, formatShare } from '../model/index.ts';
import type { Outlook } from './outlook.ts';

/** The longest bar of arrivals, characters. */
const BAR = 24;

/** An outlook as tables for a terminal. */
export function outlookLines(outlook: Outlook): string[] {
  const { scenario, users, seed, target, timeWarp, personas, script, checks } = outlook;
  const warp = timeWarp === 1 ? '' : `, time ${timeWarp} times as fast`;
  const where = target.at === '' || target.at === target.name ? '' : ` (${target.at})`;
  return [
    `Scenario ${scenario}: ${formatCount(users)} users, seed ${seed}${warp}`,
    `Target ${target.name}${where}`,
    '',
    ...arrivalLines(outlook),
    '',
    'Personas',
    ...table(personas.map(({ id, citizens }) => [id, formatCount(citizens), formatShare(citizens / users)])),
    '',
    'Script, and how often it is done if everybody gets through',
    ...scriptTable(script),
    '',
    ...outlook.staff.flatMap(staffLines),
    'Checks',
    ...checks.map((title) => `  ${title}`),
    '',
    ...faultLines(outlook),
    ...expectedLines(outlook),
    '',
    'A dry run: nothing was started.',
  ];
}

function scriptTable(script: Outlook['script']): string[] {
  return table(script.map(({ depth, what, times }) => [`${'  '.repeat(depth)}${what}`, formatCount(times)]));
}

function staffLines({ persona, users, script }: Outlook['staff'][number]): string[] {
  const who = `Staff: ${formatCount(users)} ${persona}, from before the first citizen until the last one is done`;
  return [who, ...scriptTable(script), ''];
}

function arrivalLines({ arrivals }: Outlook): string[] {
  const { overMs, peakPerSecond, slots, concurrency, spread } = arrivals;
  if (concurrency !== undefined) {
    const first = overMs > 0 ? `the first ${formatCount(concurrency)} over ${formatDuration(overMs)}, ` : '';
    return [
      `Arrivals: ${formatCount(concurrency)} at once; ${first}every other one when one before is done (closed model)`,
    ];
  }
  if (peakPerSecond === undefined) return ['Arrivals: all at once'];
  const most = slots.reduce((peak, { citizens }) => Math.max(peak, citizens), 1);
  const rows = slots.map(({ fromMs, toMs, citizens }) => [
    `${fromMs === 0 ? '0 s' : formatDuration(fromMs)} to ${formatDuration(toMs)}`,
    formatCount(citizens),
    '▇'.repeat(Math.round((citizens / most) * BAR)),
  ]);
  const chance = spread ? ', by chance as independent people come' : '';
  return [`Arrivals over ${formatDuration(overMs)}${chance}, at most ${rate(peakPerSecond)}`, ...table(rows)];
}

function faultLines({ faults, arrivals }: Outlook): string[] {
  if (faults.length === 0) return [];
  const rows = faults.map(({ name, kind, settings, service, exposed, control, fromMs = 0, toMs }) => [
    name,
    `${kind} (${Object.entries(settings).map(settingInWords).join(', ')}) on ${service}`,
    fromMs === 0 && toMs === undefined
      ? 'the whole run'
      : `${formatDuration(fromMs)} to ${toMs === undefined ? 'the end' : formatDuration(toMs)}`,
    `${formatCount(exposed)} feel it`,
    control === 0 ? 'nobody to compare with' : `${formatCount(control)} compared with them`,
  ]);
  const late = faults.filter(({ fromMs = 0 }) => fromMs > 0 && fromMs >= arrivals.overMs);
  return [
    'Faults',
    ...table(rows, []),
    ...late.map(({ name }) => `  ${name} begins after the last citizen has come: few will feel it`),
    '',
  ];
}

/** `delay 800 ms`. */
function settingInWords([key, value]: [string, unknown]): string {
  const isDuration = key.endsWith('Ms') && typeof value === 'number';
  return isDuration ? `${key.slice(0, -2)} ${formatDuration(value)}` : `${key} ${String(value)}`;
}

function expectedLines({ expected, arrivals: { peakPerSecond } }: Outlook): string[] {
  const { durationMs, inFlight, pausesMs, pageVisits } = expected;
  const more =
    peakPerSecond === undefined
      ? ''
      : `, and up to ${formatCount(Math.ceil(peakPerSecond))} more for each second that a journey waits for the service`;
  return [
    'Expected, if the service answers at once',
    `  duration     ${formatDuration(durationMs)}; a citizen pauses ${formatDuration(pausesMs)} on the way`,
    `  in flight    at most ${formatCount(inFlight)} at once${more}`,
    `  page visits  ${formatCount(pageVisits)}, and the pages that buttons lead to`,
  ];
}

/** `3.3 a second`; `12 a minute` where that says more. */
function rate(perSecond: number): string {
  const tenths = Math.round(perSecond * 10) / 10;
  if (tenths >= 1) return `${tenths} a second`;
  return `${Math.round(perSecond * 600) / 10} a minute`;
}

/** Columns of one width each; those of figures are aligned to the right. */
function table(rows: readonly (readonly string[])[], figures: readonly number[] = [1, 2]): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return figures.includes(column) && !cell.startsWith('▇') ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}
