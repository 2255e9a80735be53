import type { ConsoleMessage, Page } from 'playwright';
import { vitalNames, type Signal, type VitalName } from '../../model/index.ts';
import { askPage } from './engine.ts';

const MARK = 'esr-vitals ';
/** More than a day is no time that a page took. */
const MOST_MS = 86_400_000;

interface Said {
  url: string;
  /** When the document began: another one at the same address is another page. */
  from: number;
  /** The same on the run's clock, where it can be. */
  startedAt?: number;
  known: Partial<Record<VitalName, number>>;
}

/**
 * The web vitals of one citizen's pages. Watching a page costs a citizen some 5 % of their CPU, so that in a large crowd
 * only some are asked: see `Sensing`. What a page says of its document replaces what it said before; it is told when
 * the next document comes into its window, or the citizen goes.
 */
export class Vitals {
  readonly #latest = new Map<Page, Said>();
  readonly #now: () => number;
  readonly #tell: (signal: Signal) => void;

  constructor(now: () => number, tell: (signal: Signal) => void) {
    this.#now = now;
    this.#tell = tell;
  }

  /** A line on a page's console, which may be ours. */
  hear(message: ConsoleMessage): void {
    const page = message.page();
    const text = message.text();
    if (page && text.startsWith(MARK)) this.#keep(page, text.slice(MARK.length));
  }

  /** Asks the page for what it has not said yet; the first time, it begins to watch. */
  async ask(page: Page): Promise<void> {
    const text = await askPage(page, 'vitals');
    if (text !== undefined) this.#keep(page, text);
  }

  /** Tells all that is known of the citizen's pages. */
  async end(page: Page): Promise<void> {
    await this.ask(page);
    for (const said of this.#latest.values()) this.#told(said);
    this.#latest.clear();
  }

  #keep(page: Page, text: string): void {
    const said = read(text);
    if (!said) return;
    const before = this.#latest.get(page);
    if (before && before.from !== said.from) this.#told(before);
    this.#latest.set(page, said);
    const startedAt = this.#now() - (Date.now() - said.from);
    if (startedAt >= 0 && said.from <= Date.now()) said.startedAt = startedAt;
  }

  #told({ url, known, startedAt }: Said): void {
    const began = startedAt === undefined ? {} : { startedAt };
    for (const name of vitalNames) {
      const value = known[name];
      if (value !== undefined) this.#tell({ type: 'vital', name, value, url, ...began });
    }
  }
}

/** A page that says it itself may say anything. */
function read(text: string): Said | undefined {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null) return undefined;
  const { url, from, known } = said as Record<string, unknown>;
  if (typeof url !== 'string' || !url.startsWith('http') || typeof from !== 'number') return undefined;
  if (typeof known !== 'object' || known === null) return undefined;
  const good: Said['known'] = {};
  for (const name of vitalNames) {
    const value = (known as Record<string, unknown>)[name];
    if (typeof value === 'number' && value >= 0 && value < MOST_MS) good[name] = value;
  }
  return { url, from, known: good };
}
