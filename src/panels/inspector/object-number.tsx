import { formatNumber } from '../../i18n';
import type { ObjectId } from '../../kernel/units';
import { BOUNDS, type CheckContext, type NumericField } from '../../model/checks';
import type { FieldName, FieldValues } from '../../model/edits';
import type { PlanObject } from '../../model/plan';
import { NumberField } from '../../ui';
import { useOperations, useWords } from '../context';
import { fieldLabel, fieldNote, readField } from './parse-field';

type ObjectField = NumericField & FieldName;

interface ObjectNumberProps {
  /** One object, or several that share the field. */
  readonly objects: readonly PlanObject[];
  readonly field: ObjectField;
  /** Bounds and messages of this other field, for a kind whose value has another meaning. */
  readonly as?: NumericField;
  /** What holds where the object says nothing: the model's value, else the default. */
  readonly otherwise?: number | undefined;
  readonly unit?: string | undefined;
  readonly label?: string;
  readonly hint?: string | undefined;
  readonly context?: CheckContext;
  readonly layout?: 'row' | 'wide' | 'stacked';
}

/** A number of one or several objects: empty where the model's or the default value holds, a range where they differ. */
export function ObjectNumber(props: ObjectNumberProps) {
  const { objects, field, as = field, otherwise, hint, context, layout } = props;
  const t = useWords();
  const { setValues } = useOperations();
  const values = objects.map((object) => valueOf(object, field));
  const same = values.every((value) => value === values[0]);
  const value = same ? values[0] : undefined;
  const locked = objects.some((object) => object.locked === true);
  const { step, unit } = BOUNDS[as];
  const format = (n: number): string => formatNumber(n, t.language, decimalsOf(n, step));
  const ids: readonly ObjectId[] = objects.map((object) => object.id);
  return (
    <NumberField
      name={field}
      label={props.label ?? fieldLabel(as, t)}
      hint={hint}
      value={value}
      format={format}
      parse={(text) => readField(as, text, t, context)}
      onCommit={(next) => setValues({ ids, values: { [field]: next } as FieldValues })}
      step={step}
      unit={props.unit ?? unit}
      placeholder={otherwise === undefined ? undefined : format(otherwise)}
      stepFrom={otherwise}
      mixed={
        same ? undefined : rangeText(values, otherwise, format, (from, to) => t('common.range', { from, to }))
      }
      note={fieldNote(as, value, t, context)}
      disabled={locked}
      layout={layout}
    />
  );
}

/** The stated value of the device, or of its first view where it has several. */
export function valueOf(object: PlanObject, field: ObjectField): number | undefined {
  const own = (object as unknown as Readonly<Record<string, unknown>>)[field];
  if (typeof own === 'number') return own;
  const view = object.kind === 'camera' ? object.views?.[0] : undefined;
  const inView = (view as Readonly<Record<string, unknown>> | undefined)?.[field];
  return typeof inView === 'number' ? inView : undefined;
}

/** As many decimals as the step asks for, and as the value has, up to two. */
function decimalsOf(value: number, step: number): number {
  if (step < 1) return 2;
  return Number.isInteger(value) ? 0 : 1;
}

function rangeText(
  values: readonly (number | undefined)[],
  otherwise: number | undefined,
  format: (n: number) => string,
  words: (from: string, to: string) => string,
): string {
  const known = values.map((value) => value ?? otherwise).filter((value) => value !== undefined);
  return known.length === 0 ? '' : words(format(Math.min(...known)), format(Math.max(...known)));
}
