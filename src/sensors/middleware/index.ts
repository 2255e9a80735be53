export { openSensor } from './open.ts';
export type { ServiceSensor, ServiceSensorOptions } from './open.ts';
export type { SeriesFigures } from './write.ts';
