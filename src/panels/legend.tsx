import { ChevronDown, ChevronUp, Eye, EyeOff, List, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { IconButton } from '../ui';
import { usePanels, useAppState, useOperations, useWords, type LegendRow } from './context';
import { useDark } from './use-dark';
import './map-overlays.css';

/** More layers than this stand in two columns, so that the legend leaves the map free. */
const MOST_IN_A_COLUMN = 7;

/** The classes drawn in this plan; a row with an eye switches its layer. Beside the report there is room for the classes alone. */
export function Legend() {
  const t = useWords();
  const { legend, store } = usePanels();
  // What the legend is made from; the rest of the state changes with every pointer move.
  const reading = useAppState((state) => state.reading);
  const layers = useAppState((state) => state.layers);
  const plan = useAppState((state) => state.plan);
  const analysis = useAppState((state) => state.analysis.result);
  const dark = useDark();
  const city = useAppState((state) => state.cityRevision);
  const { title, rows } = useMemo(
    () => legend(store.getState(), t, dark),
    // oxlint-disable-next-line react/exhaustive-deps -- the parts of the state that the legend reads
    [legend, store, t, reading, layers, plan, analysis, dark, city],
  );
  const [open, setOpen] = useState(() => window.innerWidth >= 1120);
  const short = useAppState((state) => state.panels.report);
  const [more, setMore] = useState(false);
  if (!open) {
    return (
      <div className="legend__button card">
        <IconButton label={t('legend.show')} side="right" onClick={() => setOpen(true)}>
          <List aria-hidden />
        </IconButton>
      </div>
    );
  }
  const own = rows.filter((row) => row.group === 'reading');
  const shared = rows.filter((row) => row.group === 'layer');
  return (
    <section className="legend card" aria-label={t('legend.label')}>
      <div className="legend__columns">
        <div>
          <h3 className="legend__title">{title}</h3>
          {own.map((row) => (
            <Row key={row.id} row={row} />
          ))}
          {short && shared.length > 0 && (
            <button
              type="button"
              className="legend__more"
              aria-expanded={more}
              onClick={() => setMore(!more)}
            >
              {t('legend.layers', { n: shared.length })}
              {more ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
            </button>
          )}
        </div>
        {shared.length > 0 && (more || !short) && (
          <div className={shared.length > MOST_IN_A_COLUMN ? 'legend__many' : ''}>
            {shared.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </div>
        )}
      </div>
      <span className="legend__close">
        <IconButton size="small" label={t('legend.hide')} side="top" onClick={() => setOpen(false)}>
          <X aria-hidden />
        </IconButton>
      </span>
    </section>
  );
}

function Row({ row }: { readonly row: LegendRow }) {
  const t = useWords();
  const { setLayer } = useOperations();
  const look = `legend__row${row.shown ? '' : ' legend__row--off'}`;
  const inside = (
    <>
      <img className="legend__swatch" src={row.swatch} alt="" />
      <span>{row.label}</span>
      {row.value !== undefined && <span className="legend__value">{row.value}</span>}
    </>
  );
  const layer = row.layer;
  if (layer === undefined) return <div className={look}>{inside}</div>;
  return (
    <button
      type="button"
      className={look}
      aria-pressed={row.shown}
      title={t(row.shown ? 'legend.hideRow' : 'legend.showRow', { what: row.label })}
      onClick={() => setLayer({ layer, shown: !row.shown })}
    >
      {inside}
      {row.value === undefined && (row.shown ? <Eye aria-hidden /> : <EyeOff aria-hidden />)}
    </button>
  );
}
