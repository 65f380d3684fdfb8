import { useState } from 'react';
import { formatNumber } from '../../i18n';
import { sourceIn } from '../../model/catalogue';
import { parseOptionalNumber } from '../../model/checks';
import { PRICE_LIMITS, pricesOf, type OwnPrice, type PriceItem } from '../../model/costs';
import { Button, NumberField, Table, TextField, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';

/** The price list with the plan's own prices in it; the chosen item's fields stand above. */
export function PriceList() {
  const t = useWords();
  const list = useAppState((state) => state.prices);
  const own = useAppState((state) => state.plan.head.costs?.prices);
  const [chosen, setChosen] = useState<string>();
  const prices = pricesOf(list, own);
  const item = prices.find(({ id }) => id === chosen);
  const columns: readonly Column<PriceItem>[] = [
    {
      id: 'name',
      header: t('costs.item'),
      sortValue: (row) => row.name[t.language],
      cell: (row) => row.name[t.language],
    },
    { id: 'part', header: t('costs.of.byPart'), width: '130px', cell: (row) => t(`costs.part.${row.part}`) },
    { id: 'basis', header: t('costs.basis'), width: '150px', cell: (row) => t(`costs.basis.${row.basis}`) },
    {
      id: 'price',
      header: t('costs.price'),
      align: 'end',
      width: '150px',
      cell: (row) => rangeText(row, t.language) ?? t('costs.missing', { n: 1 }),
    },
    {
      id: 'source',
      header: t('costs.source'),
      width: '22%',
      cell: (row) =>
        row.placeholder ? (
          <i className="muted">{t('costs.placeholder')}</i>
        ) : (
          sourceIn(row.source, t.language)
        ),
    },
  ];
  return (
    <>
      {item && <PriceFields key={item.id} item={item} own={own?.find(({ id }) => id === item.id)} />}
      <Table
        label={t('costs.prices')}
        language={t.language}
        columns={columns}
        rows={prices}
        rowId={(row) => row.id}
        selected={chosen}
        onSelect={(row) => setChosen(row.id)}
        empty={t('costs.empty')}
      />
    </>
  );
}

const isShare = (item: PriceItem): boolean => item.basis === 'share-of-devices';

function rangeText(item: PriceItem, language: 'fr' | 'en'): string | undefined {
  const [from, to] = isShare(item) ? [item.min_share, item.max_share] : [item.min_eur, item.max_eur];
  if (from === undefined || to === undefined) return undefined;
  const scale = isShare(item) ? 100 : 1;
  const ends = [...new Set([from * scale, to * scale])].map((n) => formatNumber(n, language));
  return `${ends.join(' – ')}\u00a0${isShare(item) ? '%' : '€'}`;
}

function PriceFields({ item, own }: { readonly item: PriceItem; readonly own: OwnPrice | undefined }) {
  const t = useWords();
  const { setOwnPrice } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const share = isShare(item);
  const [least, most] = share ? (['min_share', 'max_share'] as const) : (['min_eur', 'max_eur'] as const);
  const scale = share ? 100 : 1;
  const limit = (share ? PRICE_LIMITS.share : PRICE_LIMITS.eur) * scale;
  const format = (n: number): string => formatNumber(n, t.language, Number.isInteger(n) ? 0 : 2);
  const value = (end: typeof least | typeof most): number | undefined =>
    own?.[end] === undefined ? undefined : own[end] * scale;
  const set = (changes: Partial<OwnPrice>): void => {
    const next = { ...own, id: item.id, ...changes };
    // A lower end above the upper one moves it along.
    const low = next[least];
    const high = next[most];
    const upper = low !== undefined && high !== undefined && high < low ? { [most]: low } : {};
    setOwnPrice({ ...next, ...upper });
  };
  const field = (end: typeof least | typeof most) => (
    <NumberField
      label={t(end === least ? 'costs.from' : 'costs.to')}
      value={value(end)}
      format={format}
      parse={(text) => {
        const parsed = parseOptionalNumber(text);
        const n = parsed.ok ? parsed.value : Number.NaN;
        return n === undefined || (n >= 0 && n <= limit)
          ? { ok: true, value: n }
          : { ok: false, message: t('costs.outOfBounds', { min: format(0), max: format(limit) }) };
      }}
      onCommit={(n) => set(n === undefined ? without(end) : { [end]: n / scale })}
      step={share ? 1 : 10}
      unit={share ? '%' : '€'}
      placeholder={item[end] === undefined ? undefined : format(item[end] * scale)}
      stepFrom={item[end] === undefined ? undefined : item[end] * scale}
      disabled={readOnly || (end === most && value(least) === undefined)}
    />
  );
  const without = (end: string): Partial<OwnPrice> =>
    ({ [end]: undefined, ...(end === least ? { [most]: undefined } : {}) }) as Partial<OwnPrice>;
  return (
    <div className="costs__price" role="group" aria-label={item.name[t.language]}>
      <b className="ellipsis">{item.name[t.language]}</b>
      {field(least)}
      {field(most)}
      <TextField
        label={t('costs.source')}
        value={own?.source ?? ''}
        disabled={readOnly || own === undefined}
        onCommit={(source) => set({ source })}
      />
      {own && (
        <Button size="small" look="quiet" onClick={() => setOwnPrice({ id: item.id })}>
          {t('costs.reset')}
        </Button>
      )}
    </div>
  );
}
