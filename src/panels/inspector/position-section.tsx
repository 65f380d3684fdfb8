import { useMemo, useState } from 'react';
import { formatNumber } from '../../i18n';
import { parseLonLat, parseNumber } from '../../model/checks';
import { metresBetween, shiftBy } from '../../model/edits';
import type { LonLat, PlanObject } from '../../model/plan';
import { NumberField, TextField, type FieldMessage } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { lonLatText } from '../format';

type PointObject = Extract<PlanObject, { readonly position: LonLat }>;

/** Where it stands: latitude and longitude, and metres east and north of the plan's origin. */
export function PositionFields({ object }: { readonly object: PointObject }) {
  const t = useWords();
  const { moveTo } = useOperations();
  const origin = usePlanOrigin();
  const [fault, setFault] = useState<FieldMessage>();
  const put = (at: LonLat): void => {
    const outcome = moveTo({ id: object.id, at });
    setFault(
      outcome.ok
        ? undefined
        : { severity: 'error', text: t.dynamic(`refused.${outcome.reason}`, outcome.params) },
    );
  };
  const commit = (text: string): void => {
    const parsed = parseLonLat(text);
    if (parsed.ok) put(parsed.value);
    else setFault({ severity: 'error', text: t('field.position.error') });
  };
  return (
    <>
      <TextField
        layout="stacked"
        label={t('field.position')}
        value={lonLatText(object.position, t)}
        disabled={object.locked}
        message={fault}
        onCommit={commit}
      />
      {origin && (
        <GridFields at={object.position} origin={origin} locked={object.locked === true} onMove={put} />
      )}
    </>
  );
}

interface GridProps {
  readonly at: LonLat;
  readonly origin: LonLat;
  readonly locked: boolean;
  readonly onMove: (at: LonLat) => void;
}

function GridFields({ at, origin, locked, onMove }: GridProps) {
  const t = useWords();
  const [east, north] = metresBetween(origin, at);
  const format = (n: number): string => formatNumber(n, t.language, 1);
  const parse = (text: string) => {
    const parsed = parseNumber(text, 'm');
    return parsed.ok ? parsed : ({ ok: false, message: t('field.metres.error') } as const);
  };
  const field = (axis: 'east' | 'north', value: number) => (
    <NumberField
      layout="stacked"
      label={t(`field.${axis}`)}
      value={Math.round(value * 10) / 10}
      format={format}
      parse={parse}
      step={0.5}
      unit="m"
      disabled={locked}
      onCommit={(next) => {
        if (next === undefined) return;
        // Exactly the typed value on one axis, the true one on the other.
        const to = axis === 'east' ? ([next, north] as const) : ([east, next] as const);
        onMove(shiftBy(origin, to[0], to[1])(origin));
      }}
    />
  );
  return (
    <div className="two-fields">
      {field('east', east)}
      {field('north', north)}
    </div>
  );
}

/** The centre of the plan's frame: stated by the plan, else of its study area or data. */
function usePlanOrigin(): LonLat | undefined {
  const { planOrigin, store } = usePanels();
  const head = useAppState((state) => state.plan.head);
  const city = useAppState((state) => state.cityRevision);
  // oxlint-disable-next-line react/exhaustive-deps -- the parts of the state that the origin rests on
  return useMemo(() => planOrigin(store.getState()), [planOrigin, store, head, city]);
}
