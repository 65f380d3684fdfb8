import type { ProbedCamera } from '../../analysis/probe';
import { formatLength, formatNumber, type Translator } from '../../i18n';
import { currentProfile } from '../../store';
import { Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { Section } from './section';

/** With the probe in hand: what every camera makes of the place, each failed test named. */
export function ProbeSection() {
  const t = useWords();
  const { select } = useOperations();
  const answer = useAppState((state) => (state.tool.name === 'probe' ? state.probe?.answer : undefined));
  const columns = useColumns();
  if (!answer) return null;
  const seen = answer.cameras.filter((camera) => camera.seen).length;
  return (
    <Section title={t('probe.title')} aside={t('probe.count', { n: seen, of: answer.cameras.length })}>
      <div className="sound-probe place-probe">
        <Table
          label={t('probe.title')}
          language={t.language}
          columns={columns}
          rows={answer.cameras}
          rowId={(row) => row.id}
          onSelect={(row) => select({ ids: [row.id], reveal: true })}
          empty={t('probe.empty')}
        />
      </div>
      <p className="muted tiny">{t('probe.note')}</p>
    </Section>
  );
}

function useColumns(): readonly Column<ProbedCamera>[] {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const profile = useAppState(currentProfile);
  const levelName = (row: ProbedCamera): string =>
    profile?.levels.find(({ id }) => id === row.level)?.name[t.language] ?? '';
  return [
    {
      id: 'ref',
      header: t('field.ref'),
      width: '56px',
      cell: (row) => <b>{labelOfId(plan, row.id, t)}</b>,
    },
    {
      id: 'density',
      header: 'px/m',
      align: 'end',
      width: '52px',
      sortValue: (row) => row.density_px_per_m,
      // Behind the camera there is none.
      cell: (row) => formatNumber(Math.max(0, Math.round(row.density_px_per_m)), t.language),
    },
    {
      id: 'verdict',
      header: t('probe.verdict'),
      cell: (row) => (
        <>
          {row.seen ? levelName(row) : whyNot(row, t)}
          <br />
          <span className="muted tiny">{geometryWords(row, t)}</span>
        </>
      ),
    },
  ];
}

/** Every failed test, the one that speaks first ahead. */
function whyNot({ failures, obstacle }: ProbedCamera, t: Translator): string {
  if (failures.length === 0) return t('map.probe.noView');
  return failures
    .map((failure) =>
      failure === 'occluded' && obstacle?.name !== undefined
        ? t('reason.occludedBy', { name: obstacle.name })
        : t(`reason.${failure}`),
    )
    .join(', ');
}

function geometryWords(row: ProbedCamera, t: Translator): string {
  const whole = (value: number): string => formatNumber(Math.round(value), t.language);
  const fit = row.faceAngle ? 'face' : row.plateAngle ? 'plate' : 'steep';
  const angles = t('map.probe.angles', {
    depression: whole(row.depression_deg),
    yaw: whole(row.yaw_deg),
  });
  const parts = [formatLength(row.slant_m, t.language), angles];
  return [...parts, ...(row.seen ? [t(`map.probe.${fit}`)] : [])].join(' · ');
}
