import { formatNumber } from '../../i18n';
import { parseOptionalNumber } from '../../model/checks';
import { COST_LIMITS, type CostField } from '../../model/costs';
import { NumberField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';

interface CostNumberProps {
  readonly field: CostField;
  readonly unit: string;
  readonly step: number;
  /** What holds where the plan says nothing. */
  readonly otherwise: number | undefined;
}

/** Budget or sizing of the plan; empty gives the default back. */
export function CostNumber({ field, unit, step, otherwise }: CostNumberProps) {
  const t = useWords();
  const { setCostSettings } = useOperations();
  const value = useAppState((state) => state.plan.head.costs?.[field]);
  const readOnly = useAppState((state) => state.readOnly);
  const format = (n: number): string => formatNumber(n, t.language);
  const { min, max } = COST_LIMITS[field];
  return (
    <NumberField
      label={t(`costs.field.${field}`)}
      value={value}
      format={format}
      parse={(text) => {
        const parsed = parseOptionalNumber(text);
        const n = parsed.ok ? parsed.value : Number.NaN;
        return n === undefined || (n >= min && n <= max)
          ? { ok: true, value: n }
          : { ok: false, message: t('costs.outOfBounds', { min: format(min), max: format(max) }) };
      }}
      onCommit={(next) => setCostSettings({ [field]: next })}
      step={step}
      unit={unit}
      placeholder={otherwise === undefined ? undefined : format(otherwise)}
      stepFrom={otherwise}
      disabled={readOnly}
    />
  );
}
