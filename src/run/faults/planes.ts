import { resolve } from 'node:path';
import { planesOf } from '../../faults/index.ts';
import type { Target } from '../../model/index.ts';
import type { RemediedPlane } from './plane.ts';

/** Where planes act, once it is up. */
interface Place {
  /** Address of the service; empty while it is not up. */
  baseUrl?: string;
  /** What opens the control address of the service. */
  token: string | undefined;
  /** Hears what commands print. */
  tell?: (sentence: string) => void;
}

/** The planes outside of its browsers on which a run's faults can act, as the target's file names them. */
export function planesOutside(
  { target, options }: { target: Pick<Target, 'services' | 'faults'>; options: { projectDir: string } },
  { baseUrl = '', token, tell = () => undefined }: Place,
): RemediedPlane[] {
  const globOf = (service: string): string =>
    service.includes('*') ? service : (target.services.find(({ name }) => name === service)?.glob ?? '**');
  return planesOf(target.faults, { baseUrl, token, cwd: resolve(options.projectDir), globOf, tell });
}
