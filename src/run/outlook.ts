import { arrivalsOf, citizensPersonasOf, everybodyIn } from '../model/index.ts';
import type { Arrival, Plan, Scenario, Target } from '../model/index.ts';
import { journeysOf, loadsPage, thinkingMs, wayOf } from './journeys.ts';
import { staffOutlook, type StaffOutlook } from './outlook-staff.ts';
import { scriptLines } from './script-lines.ts';
import type { ScriptLine } from './script-lines.ts';

/** What a rehearsal will do and what it will take, from its plan alone. Times are ms of real time. */
export interface Outlook {
  scenario: string;
  users: number;
  seed: number;
  /** Where it would fly to: an address, or the command that starts the service. */
  target: { name: string; at: string };
  timeWarp: number;
  arrivals: {
    /** Over how long citizens arrive; 0 is all at once. */
    overMs: number;
    /** By chance, as independent people come; evenly without. */
    spread?: 'poisson';
    /** Closed model: so many at once, and the next one comes when one is done. */
    concurrency?: number;
    /** Citizens a second at the most; absent when they come all at once, or when there is room. */
    peakPerSecond?: number;
    slots: Slot[];
  };
  personas: { id: string; name: string; citizens: number }[];
  script: ScriptLine[];
  /** Who works on the other side of the counter; empty where nobody does. */
  staff: StaffOutlook[];
  checks: string[];
  faults: FaultOutlook[];
  expected: {
    /** From the first arrival to the last step. */
    durationMs: number;
    /** Most citizens in flight at once. */
    inFlight: number;
    /** Pauses of a citizen on the whole way, on average. */
    pausesMs: number;
    /** Pages that steps load for certain; what a button leads to shows in the run only. */
    pageVisits: number;
  };
}

/** A part of the time in which citizens arrive. */
interface Slot {
  fromMs: number;
  toMs: number;
  citizens: number;
}

interface FaultOutlook {
  name: string;
  kind: string;
  settings: Record<string, unknown>;
  service: string;
  /** Citizens who feel it, who are compared with them, and who are left alone. */
  exposed: number;
  control: number;
  untouched: number;
  /** Absent: from the start, or to the end. */
  fromMs?: number;
  toMs?: number;
}

const MINUTE_MS = 60_000;

/**
 * Looks ahead over a plan. How long the service takes to answer is known to nobody yet: durations and citizens in
 * flight are those of a service that answers at once, so that the run will show more.
 */
export function outlookOf(plan: Plan, target: Target): Outlook {
  const { scenario, arrivals, seed } = plan;
  const journeys = journeysOf(plan);
  const personas = new Map(citizensPersonasOf(plan).map((persona) => [persona.id, { persona, citizens: 0 }]));
  const flights = arrivals.map(({ atMs, persona: id, choices }) => {
    const kind = personas.get(id);
    const journey = journeys.get(wayOf(choices));
    if (kind) kind.citizens += 1;
    return { atMs, forMs: kind && journey ? thinkingMs(journey, kind.persona) : 0 };
  });
  const { concurrency } = scenario;
  if (concurrency !== undefined) closeRanks(flights, concurrency);
  const ways = [...journeys.values()];
  return {
    scenario: scenario.name,
    users: arrivals.length,
    seed,
    target: { name: target.name, at: target.url ?? target.start?.command.join(' ') ?? '' },
    timeWarp: scenario.timeWarp,
    arrivals: arrivalsIn(scenario, arrivals),
    personas: [...personas.values()].map(({ persona: { id, name }, citizens }) => ({ id, name, citizens })),
    script: scriptLines(scenario.script, ways),
    staff: staffOutlook(plan),
    checks: scenario.checks.map(({ title }) => title),
    faults: plan.faults.map((_, index) => faultOutlook(plan, index)),
    expected: {
      durationMs: flights.reduce((latest, { atMs, forMs }) => Math.max(latest, atMs + forMs), 0),
      inFlight: Math.min(concurrency ?? Infinity, mostAtOnce(flights)),
      pausesMs: flights.reduce((sum, { forMs }) => sum + forMs, 0) / Math.max(1, flights.length),
      pageVisits: ways.reduce(
        (sum, { citizens, steps }) => sum + citizens * steps.filter(loadsPage).length,
        0,
      ),
    },
  };
}

/** Closed model: whoever comes after the first so many begins when one before is done. */
function closeRanks(flights: { atMs: number; forMs: number }[], concurrency: number): void {
  const free = flights.slice(0, concurrency).map(({ atMs, forMs }) => atMs + forMs);
  for (const flight of flights.slice(concurrency)) {
    const next = free.reduce((least, at, i) => (at < (free[least] ?? Infinity) ? i : least), 0);
    flight.atMs = free[next] ?? flight.atMs;
    free[next] = flight.atMs + flight.forMs;
  }
}

function faultOutlook(plan: Plan, index: number): FaultOutlook {
  const { faults } = plan;
  const { name = '', kind = '', settings = {}, service = '', window } = faults[index] ?? {};
  const counts = { exposed: 0, control: 0, untouched: 0 };
  for (const { arms, staff } of everybodyIn(plan)) {
    const arm = arms[index] ?? 'untouched';
    if (staff === undefined || arm !== 'untouched') counts[arm] += 1;
  }
  const toMs = window?.forMs === undefined ? {} : { toMs: window.atMs + window.forMs };
  return { name, kind, settings, service, ...counts, ...(window ? { fromMs: window.atMs } : {}), ...toMs };
}

/** By the minute where that makes a few lines, else in tenths. */
function arrivalsIn(scenario: Scenario, arrivals: readonly Arrival[]): Outlook['arrivals'] {
  const { profile, timeWarp, rampUpMs, arrivals: spread, concurrency } = scenario;
  if (concurrency !== undefined) return { overMs: rampUpMs, concurrency, slots: [] };
  const overMs = profile ? profile.durationMs / timeWarp : rampUpMs;
  if (overMs <= 0) return { overMs: 0, slots: [{ fromMs: 0, toMs: 0, citizens: arrivals.length }] };
  const minutes = overMs / MINUTE_MS;
  const sizeMs = minutes >= 2 && minutes <= 15 ? MINUTE_MS : overMs / 10;
  const slots = Array.from({ length: Math.ceil(overMs / sizeMs) }, (_, i) => ({
    fromMs: i * sizeMs,
    toMs: Math.min((i + 1) * sizeMs, overMs),
    citizens: 0,
  }));
  for (const { atMs } of arrivals) {
    const slot = slots[Math.min(slots.length - 1, Math.floor(atMs / sizeMs))];
    if (slot) slot.citizens += 1;
  }
  return { overMs, ...(spread ? { spread } : {}), peakPerSecond: peakOf(scenario, arrivals.length), slots };
}

/** The rate as planned; a profile keeps its shape whatever the number of citizens. */
function peakOf({ profile, timeWarp, rampUpMs }: Scenario, users: number): number {
  if (!profile) return (users * 1_000) / rampUpMs;
  const most = profile.points
    .filter(({ atMs }) => atMs <= profile.durationMs)
    .reduce((peak, { perSecond }) => Math.max(peak, perSecond), 0);
  return (most * users) / Math.max(1, arrivalsOf(profile, timeWarp));
}

/** The most that are under way at one moment. */
function mostAtOnce(flights: readonly { atMs: number; forMs: number }[]): number {
  const starts = flights.map(({ atMs }) => atMs).toSorted((a, b) => a - b);
  const ends = flights.map(({ atMs, forMs }) => atMs + forMs).toSorted((a, b) => a - b);
  let [most, ended] = [0, 0];
  for (const [started, atMs] of starts.entries()) {
    // Who ends at the moment another one starts has met them.
    while ((ends[ended] ?? Infinity) < atMs) ended += 1;
    most = Math.max(most, started + 1 - ended);
  }
  return most;
}
