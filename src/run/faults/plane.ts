import type { FaultSpec, Remedy, ServicePlane } from '../../model/index.ts';
import type { Journal } from './journal.ts';
import { shout } from './words.ts';
import { messageOf } from '../../model/index.ts';

/** A plane outside of the run that can say how a fault is taken away without it. */
export type RemediedPlane = ServicePlane & { remedy?(fault: FaultSpec): Remedy | undefined };

/** Another process that takes faults away when the run cannot. */
export interface Guardian {
  /** It is on its way. What is taken away then may still come to be there, and has to be taken away again. */
  put(name: string, remedy: Remedy): void;
  /** It has come. */
  there(name: string): void;
  gone(name: string): void;
}

interface Watched {
  journal: Journal;
  guardian: Guardian;
  /** Now, ms since 1970. */
  now(): number;
  /** Something did not go as it should. */
  warn(sentence: string): void;
}

/**
 * A plane whose faults are written down before they act, with how to take them away, and watched by another process. What
 * cannot be put there or taken away is said.
 */
export function watchedPlane(plane: RemediedPlane, { journal, guardian, now, warn }: Watched): ServicePlane {
  return {
    plane: plane.plane,
    refuses: (fault) => plane.refuses(fault),
    async put(fault) {
      const { name, window } = fault;
      const remedy = plane.remedy?.(fault);
      const from = now();
      journal.write({
        what: 'put',
        name,
        plane: plane.plane,
        from,
        ...(window?.forMs === undefined ? {} : { until: Math.round(from + window.forMs) }),
        ...(remedy ? { remedy } : {}),
      });
      if (remedy) guardian.put(name, remedy);
      const gone = (): void => {
        journal.write({ what: 'gone', name });
        guardian.gone(name);
      };
      try {
        const undo = await plane.put(fault);
        guardian.there(name);
        return async () => {
          try {
            await undo();
          } catch (error) {
            const why = messageOf(error);
            journal.write({ what: 'stuck', name, why });
            warn(shout(name, why, remedy?.hand));
            throw error;
          }
          gone();
        };
      } catch (error) {
        gone();
        warn(`could not put ‘${name}’ in place on the plane “${plane.plane}”, because ${messageOf(error)}`);
        throw error;
      }
    },
  };
}
