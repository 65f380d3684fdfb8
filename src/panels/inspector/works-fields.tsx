import { phasesOf } from '../../model/phases';
import type { Device, PlanObject } from '../../model/plan';
import { SelectField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { ObjectNumber } from './object-number';

const WORKS = ['trench_m', 'fibre_m', 'radio_hops'] as const;

/** When a device comes or goes and the works that it needs: what an existing one has behind it. */
export function WorksFields({ objects }: { readonly objects: readonly PlanObject[] }) {
  const t = useWords();
  const isPlanned = ({ status }: Device): boolean => status !== undefined && status !== 'existing';
  if (!objects.every((object) => isPlanned(object as Device))) return null;
  const proposed = objects.every((object) => (object as Device).status === 'proposed');
  return (
    <>
      <ObjectNumber
        objects={objects}
        field="phase"
        hint={t('field.phase.hint')}
        {...(proposed ? { otherwise: 1 } : {})}
      />
      {proposed &&
        WORKS.map((field) => <ObjectNumber key={field} objects={objects} field={field} otherwise={0} />)}
    </>
  );
}

/** The phase after which devices are counted, for plans that are built in phases. */
export function PhaseField() {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const phase = useAppState((state) => state.plan.head.settings.after_phase);
  const key = useAppState((state) => phasesOf(state.plan).join(' '));
  const readOnly = useAppState((state) => state.readOnly);
  const phases = new Set(key === '' ? [] : key.split(' ').map(Number));
  if (phase !== undefined) phases.add(phase);
  if (phases.size === 0) return null;
  return (
    <SelectField
      layout="wide"
      label={t('field.after_phase')}
      value={phase === undefined ? '' : String(phase)}
      disabled={readOnly}
      options={[
        { value: '', label: t('phase.all') },
        ...[...phases]
          .toSorted((a, b) => a - b)
          .map((n) => ({ value: String(n), label: t('phase.after', { n }) })),
      ]}
      onChange={(value) => setPlanSettings({ after_phase: value === '' ? undefined : Number(value) })}
    />
  );
}
