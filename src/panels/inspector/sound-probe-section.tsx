import type { SoundProbeRow } from '../../analysis/acoustics/probe';
import { formatLength, formatNumber } from '../../i18n';
import { Table, type Column } from '../../ui';
import { devicesOf } from '../../model/scenarios';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { Section } from './section';

/** With the probe in hand: what each sensor hears of the place last asked for, and along which way ([S2]); nothing in a plan without sensors. */
export function SoundProbeSection() {
  const t = useWords();
  const { select } = useOperations();
  const probe = useAppState((state) => (state.tool.name === 'probe' ? state.soundProbe?.answer : undefined));
  const revision = useAppState((state) => state.plan.revision);
  const hasSensors = useAppState(({ plan }) => devicesOf(plan).some(({ kind }) => kind === 'sound-sensor'));
  const columns = useColumns();
  if (!probe || !hasSensors) return null;
  return (
    <Section title={t('sound.probe')} aside={t('sound.probe.sensors', { n: probe.rows.length })}>
      <div className="sound-probe">
        <Table
          label={t('sound.probe')}
          language={t.language}
          columns={columns}
          rows={probe.rows}
          rowId={(row) => row.id}
          onSelect={(row) => select({ ids: [row.id], reveal: true })}
          empty={t('sound.probe.none')}
        />
      </div>
      {probe.revision !== revision && <p className="muted tiny">{t('map.probe.stale')}</p>}
      <p className="muted tiny">{t('sound.probe.note')}</p>
    </Section>
  );
}

function useColumns(): readonly Column<SoundProbeRow>[] {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const level = (value: number | undefined): string =>
    value === undefined ? '–' : formatNumber(value, t.language, 1);
  return [
    {
      id: 'ref',
      header: t('field.ref'),
      width: '64px',
      cell: (row) => <b>{labelOfId(plan, row.id, t)}</b>,
    },
    {
      id: 'level',
      header: 'dB(A)',
      align: 'end',
      width: '56px',
      sortValue: (row) => row.level_db ?? -Infinity,
      cell: (row) => level(row.level_db),
    },
    {
      id: 'snr',
      header: t('sound.probe.snr'),
      align: 'end',
      width: '60px',
      sortValue: (row) => row.snr_db ?? -Infinity,
      cell: (row) => level(row.snr_db),
    },
    {
      id: 'way',
      header: t('sound.probe.way'),
      cell: (row) => (
        <span title={formatLength(row.distance_m, t.language)}>
          {row.heard ? '' : `${t('sound.probe.unheard')} · `}
          {t(row.carries ? `sound.way.${row.carries}` : 'sound.way.inside', { n: row.roofs.length })}
        </span>
      ),
    },
  ];
}
