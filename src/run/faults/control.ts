import { randomBytes } from 'node:crypto';
import type { Clock, Crew, Observe, Plan, RunEvent, Target } from '../../model/index.ts';
import { openChannel } from './channel.ts';
import { FaultDesk } from './desk.ts';
import { announce, journalFile } from './flights.ts';
import { Watchdog } from './guardian.ts';
import { FileJournal } from './journal.ts';
import { readOrder } from './order.ts';
import { isOutside, Outside } from './outside.ts';
import { watchedPlane, type RemediedPlane } from './plane.ts';
import { settled } from './settled.ts';
import { shout } from './words.ts';

/** What the control of a run's faults needs of it. */
export interface ControlOptions {
  projectDir: string;
  runId: string;
  /** With the planes of its faults settled. */
  plan: Plan;
  target: Pick<Target, 'services'>;
  crew: Pick<Crew, 'inject' | 'injectNow' | 'clear' | 'withdraw'>;
  clock: Clock;
  observe: Observe;
  /** Planes that act on the service; none where the target names none. */
  planes: readonly RemediedPlane[];
  /** Something did not go as it should. */
  warn(sentence: string): void;
}

/** The faults of a run that flies: those of its plan, and those that somebody injects from outside. */
export interface FaultControl {
  desk: FaultDesk;
  /** The event as the record is to have it. */
  hear(event: RunEvent): RunEvent;
  /** Planned faults begin, now or when their window does; from now on others can be injected. */
  open(): void;
  /** Takes every fault away. @throws Error when one may still be there; the others are not. */
  withdraw(): Promise<void>;
  /** Nobody can ask for anything any more, and nothing is left; what is left all the same is written down. */
  close(): Promise<void>;
}

/** Opens the control of a run: its journal, its channel, and what acts outside. */
export async function controlFaults(options: ControlOptions): Promise<FaultControl> {
  const { projectDir, runId, plan, target, crew, clock, observe, planes, warn } = options;
  const run = { runId, scenario: plan.scenario.name };
  const file = journalFile(projectDir, runId);
  const journal = new FileJournal(file, runId);
  const watchdog = new Watchdog({
    journal: file,
    done({ says, name, detail }) {
      if (says === 'stuck') {
        warn(shout(name, detail, journal.standing().find((one) => one.name === name)?.remedy?.hand));
        return;
      }
      warn(`this run hung for a while; its watchdog took ‘${name}’ away meanwhile`);
      // Once more, which is harmless, so that the run knows it too.
      void outside.clear([name]).catch(() => undefined);
    },
  });
  const watched = { journal, guardian: watchdog, now: Date.now, warn };
  const services = planes.map((plane) => watchedPlane(plane, watched));
  const outside = new Outside(plan.faults, { clock, observe, services });
  const around = {
    projectDir,
    services: target.services.map(({ name }) => name),
    personas: plan.personas.map(({ id }) => id),
  };
  const desk = new FaultDesk({
    run,
    planned: plan.faults,
    clock,
    journal,
    epoch: () => Date.now() - clock.now(),
    async read(order) {
      const ordered = await readOrder(order, around);
      return { ...ordered, spec: settled(ordered.spec, { services: planes }) };
    },
    handsOf: (spec) => ({ hands: isOutside(spec) ? outside : crew, isOutside: isOutside(spec) }),
  });
  const token = randomBytes(24).toString('base64url');
  const channel = await openChannel(desk, token);
  const announced = announce(projectDir, { ...run, port: channel.port, token });
  return {
    desk,
    hear: (event) => (event.type === 'fault' ? desk.hear(event) : event),
    open() {
      desk.open();
      outside.inject();
      crew.inject();
    },
    async withdraw() {
      const ended = await Promise.allSettled([outside.withdraw(), crew.withdraw()]);
      const failed = ended.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },
    async close() {
      desk.close();
      // What is stuck was shouted already, is tried once more by the watchdog, and stays written down.
      await outside.withdraw().catch(() => undefined);
      await watchdog.close();
      if (journal.close()) announced.remove();
      else announced.leave();
      await channel.close();
    },
  };
}
