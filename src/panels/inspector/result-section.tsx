import type { DeviceRow } from '../../analysis/report';
import { formatArea, formatLength, formatShare } from '../../i18n';
import type { Camera } from '../../model/plan';
import { hasFreshFigures, profileById, shownReport, type AppState } from '../../store';
import { Stack, type StackPart } from '../../ui';
import { useAppState, useWords } from '../context';
import { labelOfId, levelName } from '../format';
import { levelFill } from '../level-fill';
import { Fact, Section } from './section';

const rowOf = (state: AppState, camera: Camera): DeviceRow | undefined =>
  shownReport(state)?.devices.find((row) => row.id === camera.id);

/** What the camera sees now: while it moves, the live preview; else the last result, marked when old. */
export function CameraResult({ camera }: { readonly camera: Camera }) {
  const t = useWords();
  const row = useAppState((state) => rowOf(state, camera));
  const fresh = useAppState(hasFreshFigures);
  const preview = useAppState((state) => state.preview?.devices.get(camera.id));
  const profile = useProfile();
  const levels = profile?.levels ?? [];
  if (!preview && !row) {
    return (
      <Section title={t('section.result')}>
        <p className="muted">{t('result.none')}</p>
      </Section>
    );
  }
  const areas = preview
    ? new Map(preview.levels.map((level) => [level.level, level.area_m2]))
    : new Map(Object.entries(row?.byLevel ?? {}));
  const total = preview ? (preview.levels[0]?.area_m2 ?? 0) : (row?.seen_m2 ?? 0);
  const old = !preview && !fresh;
  const area = formatArea(total, t.language);
  return (
    <Section title={t('section.result')} aside={t('result.seen', { area: old ? `≈ ${area}` : area })}>
      <Stack label={t('strip.byLevel')} parts={levelParts(levels, areas, t.language)} pale={old} />
      {preview ? (
        <p className="muted small">{t('result.preview')}</p>
      ) : (
        row && <RowFacts row={row} old={old} />
      )}
    </Section>
  );
}

function RowFacts({ row, old }: { readonly row: DeviceRow; readonly old: boolean }) {
  const t = useWords();
  return (
    <>
      <Fact name={t('result.anywhere')} value={formatArea(row.seenAnywhere_m2, t.language)} approx={old} />
      <Fact name={t('result.unique')} value={formatArea(row.unique_m2, t.language)} approx={old} />
      <Fact
        name={t('result.nearBlind')}
        value={row.nearBlind_m === null ? t('common.none') : formatLength(row.nearBlind_m, t.language)}
        approx={old}
      />
    </>
  );
}

/** Area by level, length of street, what only it sees, and with whom it overlaps. */
export function ResultDetails({ camera }: { readonly camera: Camera }) {
  const t = useWords();
  const row = useAppState((state) => rowOf(state, camera));
  const fresh = useAppState(hasFreshFigures);
  const plan = useAppState((state) => state.plan);
  const report = useAppState(shownReport);
  const profile = useProfile();
  if (!row || !report) return <p className="section muted">{t('result.none')}</p>;
  const overlaps = report.overlaps.filter((pair) => pair.a === camera.id || pair.b === camera.id).slice(0, 8);
  const sum = report.area.covered_m2;
  return (
    <>
      <Section title={t('result.byLevel')} aside={t('result.inPublicSpace')}>
        {profile?.levels.map((level) => (
          <Fact
            key={level.id}
            name={levelName(level, t)}
            value={formatArea(row.byLevel[level.id] ?? 0, t.language)}
            approx={!fresh}
          />
        ))}
      </Section>
      <Section title={t('result.contribution')}>
        <Fact name={t('result.street')} value={formatLength(row.seen_m, t.language)} approx={!fresh} />
        <Fact name={t('result.unique')} value={formatArea(row.unique_m2, t.language)} approx={!fresh} />
        <Fact
          name={t('result.uniqueStreet')}
          value={formatLength(row.unique_m, t.language)}
          approx={!fresh}
        />
        {sum > 0 && (
          <Fact
            name={t('result.lossIfFails')}
            value={formatShare(row.unique_m2 / sum, t.language)}
            approx={!fresh}
          />
        )}
        <Fact
          name={t('result.anywhere')}
          value={formatArea(row.seenAnywhere_m2, t.language)}
          approx={!fresh}
        />
        {row.lens && <Fact name={t('result.lens')} value={t(`lens.${row.lens}`)} />}
      </Section>
      {overlaps.length > 0 && (
        <Section title={t('result.overlaps')}>
          {overlaps.map((pair) => (
            <Fact
              key={`${pair.a} ${pair.b}`}
              name={labelOfId(plan, pair.a === camera.id ? pair.b : pair.a, t)}
              value={formatArea(pair.area_m2, t.language)}
              approx={!fresh}
            />
          ))}
        </Section>
      )}
    </>
  );
}

/** The profile of the last result, so that its figures keep their names after a change of profile. */
const useProfile = () =>
  useAppState((state) => {
    const id = shownReport(state)?.profile ?? state.plan.head.settings.profile;
    return profileById(state, id);
  });

/** Area by best level, the highest first, from areas “at least at this level”. */
function levelParts(
  levels: readonly { readonly id: string; readonly name: { readonly fr: string; readonly en: string } }[],
  areas: ReadonlyMap<string, number>,
  language: 'fr' | 'en',
): readonly StackPart[] {
  return levels
    .map((level, i): StackPart => {
      const next = levels[i + 1];
      const size = Math.max(0, (areas.get(level.id) ?? 0) - (next ? (areas.get(next.id) ?? 0) : 0));
      return {
        id: level.id,
        size,
        fill: levelFill(i, levels.length),
        label: `${level.name[language]} ${formatArea(size, language)}`,
      };
    })
    .toReversed();
}
