import type { onRequestHookHandler } from 'fastify';

/** Times the requests of one server, as the package's middleware for services does. */
export interface Sensor {
  readonly hook: onRequestHookHandler;
  /** Histograms of all requests so far, as Prometheus text; what a rehearsal asked has `sim="true"`. */
  prometheus(): string;
}

/** Makes a sensor. @param path answers with its figures: as Prometheus text, or with percentiles as JSON */
type OpenSensor = (path?: string) => Sensor;

/** What of the package is used. The portal knows it by this name only, as any service does. */
interface Package {
  openSensor(options: { path?: string }): {
    fastify(app: { addHook(name: string, hook: onRequestHookHandler): void }): Promise<void>;
    prometheus(): string;
  };
}
const PACKAGE: string = 'hms-esr/sensor';

/** Loads the package. */
export async function loadSensors(): Promise<OpenSensor> {
  const { openSensor } = (await import(PACKAGE)) as Package;
  return (path) => {
    const { fastify, prometheus } = openSensor(path === undefined ? {} : { path });
    let hook: onRequestHookHandler = (_request, _reply, done) => done();
    // A server takes it when it runs already, with all its routes; see `mounted` there.
    void fastify({ addHook: (_name, its) => (hook = its) });
    return { hook, prometheus };
  };
}

/** The texts of several servers as one, each sample with the name of its server. */
export function together(sensors: ReadonlyMap<string, Sensor>): string {
  const all = [...sensors].map(([service, { prometheus }]) =>
    prometheus().replace(/^(\w+)\{/gm, `$1{service="${service}",`),
  );
  const [first = '', ...others] = all;
  return first + others.map((text) => text.replace(/^#.*\n/gm, '')).join('');
}
