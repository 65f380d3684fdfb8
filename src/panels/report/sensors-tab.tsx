import type { Report, SoundReport } from '../../analysis/report';
import { formatArea, formatLength, formatNumber, formatShare } from '../../i18n';
import { Bar, Message, Table, type Column, type Fill } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { FrenchNotice } from '../inspector/sensor-panel';
import { BackgroundFacts, SoundFacts, SoundMethod, TogetherFacts } from './sound-facts';

type SensorRow = SoundReport['devices'][number];

const SOUND_FILL: readonly Fill[] = ['gap', 'sound-1', 'sound-2', 'sound-3', 'sound-4'];

/** Heard by one, two, three (locatable) and more; each sensor's part. */
export function SensorsTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { select } = useOperations();
  const columns = useColumns();
  const selected = useAppState((state) => (state.selection.size === 1 ? [...state.selection][0] : undefined));
  const { sound } = report;
  if (!sound) return <p className="table__empty">{t('sensors.none')}</p>;
  return (
    <>
      <div className="report__main">
        <Table
          label={t('report.tab.sensors')}
          language={t.language}
          columns={columns}
          rows={sound.devices}
          rowId={(row) => row.id}
          selected={selected}
          onSelect={(row) => select({ ids: [row.id], reveal: true })}
          empty={t('sensors.none')}
        />
      </div>
      <aside className="report__side report__side--keep">
        <Heard sound={sound} />
        <TogetherFacts report={report} />
        <BackgroundFacts sound={sound} />
      </aside>
    </>
  );
}

function Heard({ sound }: { readonly sound: SoundReport }) {
  const t = useWords();
  const whole = sound.k.reduce((sum, row) => sum + row.area_m2, 0);
  const event = t('sensors.event', {
    level: formatNumber(sound.eventLevel_db, t.language),
    background: formatNumber(sound.background_db, t.language),
    snr: formatNumber(sound.snrMin_db, t.language),
  });
  return (
    <>
      <h3 className="report__head">
        {t('sensors.heard')}
        <span>{t('sensors.ofPublic')}</span>
      </h3>
      {sound.k.map((row) => (
        <div key={row.k} className="reason">
          <span>
            {row.k === 0
              ? t('sensors.k.none')
              : t(row.orMore ? 'sensors.k.orMore' : 'sensors.k', { n: row.k })}
          </span>
          <Bar share={whole > 0 ? row.area_m2 / whole : 0} fill={SOUND_FILL[Math.min(row.k, 4)] ?? 'none'} />
          <span className="reason__value">
            {formatShare(whole > 0 ? row.area_m2 / whole : 0, t.language, 0)}
          </span>
        </div>
      ))}
      <p className="muted small">
        {t('sensors.locatable', { area: formatArea(sound.locatable_m2, t.language) })}
      </p>
      <SoundFacts sound={sound} />
      {sound.locatable_m2 === 0 && <Message>{t('result.notLocatable')}</Message>}
      <p className="muted tiny">{event}</p>
      <SoundMethod sound={sound} />
      <FrenchNotice />
    </>
  );
}

function useColumns(): readonly Column<SensorRow>[] {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  return [
    {
      id: 'ref',
      header: t('field.ref'),
      width: '110px',
      sortValue: (row) => labelOfId(plan, row.id, t),
      cell: (row) => <b>{labelOfId(plan, row.id, t)}</b>,
    },
    { id: 'name', header: t('field.name'), cell: (row) => plan.objects.get(row.id)?.name ?? '' },
    {
      id: 'radius',
      header: t('result.radius'),
      align: 'end',
      width: '150px',
      sortValue: (row) => row.radius_m,
      cell: (row) => formatLength(row.radius_m, t.language),
    },
    {
      id: 'heard',
      header: t('sensors.area'),
      align: 'end',
      width: '120px',
      sortValue: (row) => row.detected_m2,
      cell: (row) => formatArea(row.detected_m2, t.language),
    },
    {
      id: 'alone',
      header: t('result.heardAlone'),
      align: 'end',
      width: '150px',
      sortValue: (row) => row.unique_m2,
      cell: (row) => formatArea(row.unique_m2, t.language),
    },
  ];
}
