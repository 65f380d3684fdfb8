import type { FacadeBuildingRow } from '../../analysis/report';
import { formatArea, formatLength } from '../../i18n';
import type { ObjectId } from '../../kernel/units';
import { currentProfile, shownReport } from '../../store';
import { Button } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId, levelById, levelName } from '../format';
import { MaskAnswerPart } from '../report/mask-proposals';
import { Section } from './section';

/** The plan's own masks over the pictures of some cameras: the façades are in view in spite of them. */
function DrawnMasks({ cameras }: { readonly cameras: readonly ObjectId[] }) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const devices = useAppState((state) => shownReport(state)?.devices);
  const drawn = (devices ?? [])
    .filter(({ id }) => cameras.includes(id))
    .flatMap(({ id, masks = [] }) => masks.map((mask) => ({ camera: id, ...mask })));
  if (drawn.length === 0) return <p className="muted small">{t('house.masks.none')}</p>;
  return (
    <>
      <p className="small">{t('house.masks', { n: drawn.length })}</p>
      {drawn.map(({ camera, id, cost_m2 }) => (
        <button
          key={`${camera} ${id}`}
          type="button"
          className="side-row side-row--named"
          onClick={() => select({ ids: [id], reveal: true })}
        >
          <b>{labelOfId(plan, id, t)}</b>
          <span>
            {labelOfId(plan, camera, t)} · {formatArea(cost_m2, t.language)}
          </span>
        </button>
      ))}
    </>
  );
}

/** The cameras that have its façades in view, and what is masked of their pictures already. */
function Filmers({ row }: { readonly row: FacadeBuildingRow }) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const profile = useAppState(currentProfile);
  return (
    <>
      {row.devices.map(({ id, level, facade_m }) => (
        <button
          key={id}
          type="button"
          className="side-row side-row--named"
          onClick={() => select({ ids: [id], reveal: true })}
        >
          <b>{labelOfId(plan, id, t)}</b>
          <span>
            {levelName(levelById(profile, level), t)} · {formatLength(facade_m, t.language)}
          </span>
        </button>
      ))}
      <DrawnMasks cameras={row.devices.map(({ id }) => id)} />
    </>
  );
}

/** “Is this house filmed?”: with the probe on a building, who has its façades in view, and what would blank them. */
export function HouseSection() {
  const t = useWords();
  const { findMasks } = useOperations();
  const house = useAppState((state) => (state.tool.name === 'probe' ? state.probe?.house : undefined));
  const facades = useAppState((state) => shownReport(state)?.privacy.facades);
  const plan = useAppState((state) => state.plan);
  const search = useAppState((state) => state.masks);
  if (house === undefined || !facades) return null;
  const row = facades.buildings.find(({ id }) => id === house);
  const isMine = search?.answer?.ask.building === house && search.plan === plan;
  return (
    <Section title={t('house.title')}>
      <p className="muted small">{row?.name ?? t('house.id', { id: house })}</p>
      {!row && <p>{t('house.no')}</p>}
      {row && (
        <p className="small">
          {t('house.yes', { length: formatLength(row.facade_m, t.language), use: t(`use.${row.use}`) })}
        </p>
      )}
      {row && <Filmers row={row} />}
      {row && search?.status === 'running' && <p className="muted small">{t('masks.searching')}</p>}
      {row && !isMine && search?.status !== 'running' && (
        <Button size="small" look="soft" onClick={() => findMasks({ unknownToo: true, building: house })}>
          {t('house.find')}
        </Button>
      )}
      {isMine && search.answer && <MaskAnswerPart answer={search.answer} />}
    </Section>
  );
}
