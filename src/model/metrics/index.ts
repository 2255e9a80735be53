export type { MetricName, Metrics } from './catalogue.ts';
export { filterKeys } from './metric.ts';
export type { FilterKey, Filters, Metric, MetricUnit, Statistic, Subject } from './metric.ts';
export { metricNames, metricOf, plainMetricNames } from './named.ts';
