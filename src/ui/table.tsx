import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import './table.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** Numbers stand at the end of their cell. */
  readonly align?: 'start' | 'end';
  /** CSS width; the columns without one share the rest. */
  readonly width?: string;
  /** What the column is sorted by; without it the column cannot be sorted. */
  readonly sortValue?: (row: Row) => number | string;
  readonly cell: (row: Row) => ReactNode;
}

export interface SortState {
  readonly column: string;
  readonly descending: boolean;
}

interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly language: string;
  readonly initialSort?: SortState;
  /** Sort order held by the caller, with `onSort`; else the table keeps its own. */
  readonly sort?: SortState;
  readonly onSort?: (sort: SortState) => void;
  readonly selected?: string | undefined;
  /** Makes rows selectable by click, Enter and Space. */
  readonly onSelect?: (row: Row) => void;
  /** Narrower than this it scrolls sideways instead of squeezing its columns away. */
  readonly leastWidth_px?: number;
  readonly empty: ReactNode;
}

const ROW_PX = 32;
/** Rows drawn above and below what is in sight. */
const MARGIN_ROWS = 12;

/** A table that sorts by its headers and draws only the rows in sight: ten thousand rows scroll as ten. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowId, selected, onSelect, empty } = props;
  const [ownSort, setOwnSort] = useState(props.initialSort);
  const sort = props.sort ?? ownSort;
  const setSort = props.onSort ?? setOwnSort;
  const sorted = useMemo(
    () => sortRows(rows, columns, sort, props.language),
    [rows, columns, sort, props.language],
  );
  const frame = useRef<HTMLDivElement>(null);
  const range = useRowsInSight(frame, sorted.length);
  const [active, setActive] = useState(0);
  const move = useRowFocus(frame, sorted.length, setActive);
  if (rows.length === 0) return <div className="table__empty">{empty}</div>;
  const onKeyDown = (event: KeyboardEvent, row: Row, index: number): void => {
    const to = rowTarget(event.key, index, sorted.length);
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      move(to);
    } else if ((event.key === 'Enter' || event.key === ' ') && onSelect) {
      event.preventDefault();
      onSelect(row);
    }
  };
  return (
    <div ref={frame} className="table-frame">
      <table
        className="table"
        style={props.leastWidth_px === undefined ? undefined : { minWidth: props.leastWidth_px }}
        aria-label={label}
        aria-rowcount={sorted.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer rows={range.from} columns={columns.length} />
          {sorted.slice(range.from, range.to).map((row, i) => {
            const index = range.from + i;
            const id = rowId(row);
            return (
              <tr
                key={id}
                data-row={index}
                aria-rowindex={index + 2}
                aria-selected={onSelect ? id === selected : undefined}
                className={`table__row${onSelect ? ' table__row--link' : ''}`}
                tabIndex={onSelect ? (index === Math.min(active, sorted.length - 1) ? 0 : -1) : undefined}
                onClick={() => {
                  setActive(index);
                  onSelect?.(row);
                }}
                onKeyDown={(event) => onKeyDown(event, row, index)}
              >
                {columns.map((column) => (
                  <td key={column.id} className={`table__cell--${column.align ?? 'start'}`}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer rows={sorted.length - range.to} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: SortState | undefined;
  readonly onSort: (sort: SortState) => void;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const on = sort?.column === column.id;
  const direction = sort?.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={`table__cell--${column.align ?? 'start'}`}
      style={column.width === undefined ? undefined : { width: column.width }}
      aria-sort={column.sortValue ? (on ? direction : 'none') : undefined}
    >
      {column.sortValue ? (
        <button
          type="button"
          className="table__sort"
          onClick={() =>
            onSort({ column: column.id, descending: on ? !sort.descending : column.align === 'end' })
          }
        >
          {column.header}
          {on && (sort.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
        </button>
      ) : (
        <span className="table__head-text">{column.header}</span>
      )}
    </th>
  );
}

const Spacer = ({ rows, columns }: { readonly rows: number; readonly columns: number }): ReactNode =>
  rows > 0 && (
    <tr aria-hidden className="table__spacer">
      <td colSpan={columns} style={{ height: rows * ROW_PX }} />
    </tr>
  );

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: SortState | undefined,
  language: string,
): readonly Row[] {
  const value = columns.find((column) => column.id === sort?.column)?.sortValue;
  if (!sort || !value) return rows;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const va = value(a);
    const vb = value(b);
    const order =
      typeof va === 'number' && typeof vb === 'number' ? va - vb : compare(String(va), String(vb));
    return sign * order;
  });
}

/** First and last (exclusive) row to draw, followed while the frame scrolls or changes size. */
function useRowsInSight(frame: { readonly current: HTMLDivElement | null }, count: number) {
  const [sight, setSight] = useState({ top: 0, height: 400 });
  // The frame is not there while there are no rows.
  const empty = count === 0;
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const read = (): void => setSight({ top: element.scrollTop, height: element.clientHeight });
    read();
    element.addEventListener('scroll', read, { passive: true });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      observer.disconnect();
    };
  }, [frame, empty]);
  const from = Math.max(0, Math.floor(sight.top / ROW_PX) - MARGIN_ROWS);
  return { from, to: Math.min(count, Math.ceil((sight.top + sight.height) / ROW_PX) + MARGIN_ROWS) };
}

/** Moves the focus to a row, scrolling it into the drawn part first. */
function useRowFocus(
  frame: { readonly current: HTMLDivElement | null },
  count: number,
  setActive: (index: number) => void,
) {
  return (to: number): void => {
    const index = Math.max(0, Math.min(to, count - 1));
    setActive(index);
    const element = frame.current;
    if (!element) return;
    const top = index * ROW_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + 2 * ROW_PX > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + 2 * ROW_PX - element.clientHeight;
    }
    requestAnimationFrame(() => element.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus());
  };
}

function rowTarget(key: string, now: number, count: number): number | undefined {
  if (key === 'ArrowDown') return now + 1;
  if (key === 'ArrowUp') return now - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
