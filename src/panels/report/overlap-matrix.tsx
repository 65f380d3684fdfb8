import type { Report } from '../../analysis/report';
import { formatArea, formatLength } from '../../i18n';
import type { ObjectId } from '../../kernel/units';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';

/** More rows and columns than this are not read. */
const MOST = 14;

/** Device by device what both see: of the selection and its neighbours, else of those that share most. */
export function OverlapMatrix({ report }: { readonly report: Report }) {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const selection = useAppState((state) => state.selection);
  const pair = useAppState((state) => state.selectedOverlap);
  const { selectOverlap } = useOperations();
  const { ids, all, round } = shownIn(report, selection);
  if (ids.length === 0) return <p className="muted overlaps__bar">{t('overlaps.none')}</p>;
  const rows = new Map(
    report.overlaps.flatMap((row) => [
      [`${row.a} ${row.b}`, row] as const,
      [`${row.b} ${row.a}`, row] as const,
    ]),
  );
  const most = Math.max(...report.overlaps.map((row) => row.area_m2));
  const label = (id: ObjectId): string => labelOfId(plan, id, t);
  return (
    <div className="overlaps__matrix">
      {all > ids.length && (
        <p className="muted small">
          {t(`overlaps.matrixOf.${round ? 'selected' : 'most'}`, { n: ids.length, all })}
        </p>
      )}
      <table aria-label={t('overlaps.matrix')}>
        <thead>
          <tr>
            <td />
            {ids.map((id) => (
              <th key={id} scope="col">
                {label(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((a) => (
            <tr key={a}>
              <th scope="row">{label(a)}</th>
              {ids.map((b) => {
                const row = rows.get(`${a} ${b}`);
                if (!row) return <td key={b} className={a === b ? 'overlaps__self' : undefined} />;
                const isShown = pair?.includes(a) === true && pair.includes(b);
                const share = Math.round(8 + (32 * row.area_m2) / most);
                return (
                  <td key={b}>
                    <button
                      type="button"
                      aria-pressed={isShown}
                      aria-label={`${label(a)} + ${label(b)} : ${formatArea(row.area_m2, t.language)}, ${formatLength(row.length_m, t.language)}`}
                      style={{ background: `color-mix(in srgb, var(--accent) ${share}%, transparent)` }}
                      onClick={() => selectOverlap({ pair: [row.a, row.b] })}
                    >
                      {formatArea(row.area_m2, t.language)}
                      <small>{formatLength(row.length_m, t.language)}</small>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which devices, in the order of the plan; the list of overlaps has the largest first. */
function shownIn({ overlaps, devices }: Report, selection: ReadonlySet<ObjectId>) {
  const sharing = new Set(overlaps.flatMap(({ a, b }) => [a, b]));
  const near = overlaps.filter(({ a, b }) => selection.has(a) || selection.has(b));
  const round = near.length > 0;
  const chosen = new Set<ObjectId>();
  for (const { a, b } of round ? near : overlaps)
    for (const id of [a, b]) if (chosen.size < MOST) chosen.add(id);
  const ids = devices.map(({ id }) => id).filter((id) => chosen.has(id));
  return { ids, all: sharing.size, round };
}
