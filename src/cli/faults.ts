/** Faults as lines for standard error: file, feature, place, code and values. Codes are stable: scripts may match them. */
import type { Fault } from '../kernel/fault';

/** `error: plan.geojson: feature #4: plan.badGeometry (field=…)` */
export function faultLine(fault: Fault): string {
  const place = [
    fault.file,
    fault.feature === undefined ? undefined : featureName(fault.feature),
    fault.line === undefined
      ? undefined
      : `line ${fault.line}${fault.column ? `, column ${fault.column}` : ''}`,
  ].filter((part) => part !== undefined);
  const values = Object.entries(fault.params ?? {})
    .filter(([name]) => !TOLD_ELSEWHERE.has(name))
    .map(([name, value]) => `${name}=${value}`);
  const times = fault.count > 1 ? ` ×${fault.count}` : '';
  const detail = values.length > 0 ? ` (${values.join(', ')})` : '';
  return `${fault.severity}: ${[...place, fault.code].join(': ')}${times}${detail}`;
}

/** Values that the line has already: the file, the count, the feature. */
const TOLD_ELSEWHERE = new Set(['n', 'file', 'features']);

/** Ordinals count from one, as people do; ids stand as they are. */
const featureName = (feature: number | string): string =>
  typeof feature === 'number' ? `feature #${feature + 1}` : `feature ${feature}`;

export const inputFault = (code: string, file: string, detail?: string): Fault => ({
  code,
  severity: 'error',
  file,
  count: 1,
  ...(detail === undefined ? {} : { params: { detail } }),
});
