import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import { formatCount, formatDuration, formatShare } from '../model/index.ts';
import type { Progress, RunControl } from '../run/index.ts';
import { describeProgress } from '../run/later.ts';

/** What each key does, as the last line of the screen says it. */
const KEYS = 'p pause · r resume · d drain: nobody new begins · q stop at once';

/** What the keyboard may do with a run. */
type Control = RunControl & { stop(): void };

/**
 * A screen of live figures, drawn anew twice a second, and the keys that pause, resume, drain and stop a run. Lines that
 * are to stay are printed above it.
 */
export class WatchScreen {
  readonly #in: ReadStream;
  readonly #out: WriteStream;
  #height = 0;
  #held = false;
  #draining = false;
  #over = false;
  #progress: Progress | undefined;

  constructor(terminal: { in: ReadStream; out: WriteStream }) {
    this.#in = terminal.in;
    this.#out = terminal.out;
  }

  /** The run flies: from now on the keys work. */
  listen(control: Control): void {
    if (this.#over) return;
    emitKeypressEvents(this.#in);
    if (this.#in.isTTY) this.#in.setRawMode(true);
    this.#in.resume();
    this.#in.on('keypress', (_text, key: { name?: string; ctrl?: boolean }) => {
      if (key.ctrl && key.name === 'c') process.kill(process.pid, 'SIGINT');
      else if (key.name !== undefined && !key.ctrl) this.#press(key.name, control);
    });
  }

  /** A line that stays. */
  print(line: string): void {
    this.clear();
    this.#out.write(`${line}\n`);
    this.#draw();
  }

  /** A line for what happens before and after the flight. */
  show(line: string): void {
    this.clear();
    this.#write([line]);
  }

  progress(progress: Progress): void {
    this.#progress = progress;
    this.#draw();
  }

  clear(): void {
    if (this.#height === 0) return;
    if (this.#height > 1) this.#out.moveCursor(0, 1 - this.#height);
    this.#out.cursorTo(0);
    this.#out.clearScreenDown();
    this.#height = 0;
  }

  /** The run has landed: the terminal is as it was. */
  close(): void {
    this.#over = true;
    this.#progress = undefined;
    this.clear();
    this.#in.removeAllListeners('keypress');
    if (this.#in.isTTY) this.#in.setRawMode(false);
    this.#in.pause();
  }

  #press(key: string, control: Control): void {
    switch (key) {
      case 'p':
        this.#held = true;
        control.pause();
        break;
      case 'r':
        this.#held = false;
        control.resume();
        break;
      case 'd':
        this.#draining = true;
        control.drain();
        break;
      case 'q':
        control.stop();
        break;
      default:
        return;
    }
    this.#draw();
  }

  #draw(): void {
    if (!this.#progress || this.#over) return;
    this.clear();
    const state = this.#held ? 'PAUSED' : this.#draining ? 'DRAINING' : 'FLYING';
    this.#write(screenLines(this.#progress, state));
  }

  #write(lines: readonly string[]): void {
    const width = (this.#out.columns || 80) - 1;
    this.#out.write(lines.map((line) => line.slice(0, width)).join('\n'));
    this.#height = lines.length;
  }
}

/** The screen, line by line. */
export function screenLines(progress: Progress, state: string): string[] {
  const { view, planned, started } = progress;
  const { generator } = view;
  const share = planned > 0 ? started / planned : 0;
  const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '·');
  const machine = generator
    ? [
        `CPU ${formatShare(generator.hostCpu)}`,
        `event loop ${formatDuration(generator.loopDelayMs)}`,
        `browsers answer in ${formatDuration(generator.browserDelayMs ?? 0)}`,
        `starts late by ${formatDuration(view.lateMs)}`,
        `${formatCount(Math.round(generator.rssMb))} MB`,
      ].join(', ')
    : 'not measured yet';
  return [
    `${state}  ${bar} ${formatShare(share)}`,
    describeProgress(progress),
    `Faults:    ${view.faults.join(', ') || 'none active'}`,
    `Generator: ${machine}`,
    ...(view.failures.length === 0 ? ['Failures:  none'] : ['Failures, the last one first:']),
    ...view.failures.map(
      ({ t, citizen, step, message }) => `  ${formatDuration(t)} citizen ${citizen} at ${step}: ${message}`,
    ),
    KEYS,
  ];
}
