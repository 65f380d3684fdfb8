import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { formatNumber, type Translator } from '../i18n';
import type { Fault } from '../kernel/fault';
import { useWords } from './context';
import './fault-list.css';

const ICON = {
  error: <CircleAlert aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  info: <CircleCheck aria-hidden />,
} as const;

/** What was wrong in a file, one row per kind of fault, with its place and how often. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useWords();
  return (
    <ul>
      {faults.map((fault) => (
        <li
          key={`${fault.code} ${fault.file} ${fault.feature} ${fault.line} ${fault.params?.['path']}`}
          className="fault"
        >
          <span className={`fault__icon fault__icon--${fault.severity}`}>{ICON[fault.severity]}</span>
          <span className="fault__place">{placeOf(fault, t)}</span>
          <span className="fault__words">{t.dynamic(fault.code, faultParams(fault))}</span>
          {fault.count > 1 && <span className="fault__count">× {formatNumber(fault.count, t.language)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Values for the fault's words; `n` counts. */
const faultParams = (fault: Fault) => ({
  n: fault.count,
  file: fault.file ?? '',
  feature: fault.feature ?? '',
  ...fault.params,
});

/** Line, else the feature's place in the file (counted from one), else its id. */
function placeOf(fault: Fault, t: Translator): string {
  if (fault.line !== undefined) return t('fault.line', { n: fault.line });
  if (typeof fault.feature === 'number') return t('fault.feature', { n: fault.feature + 1 });
  return fault.feature ?? '';
}
