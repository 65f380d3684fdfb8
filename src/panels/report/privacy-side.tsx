import type { FacadeReport, FacadeSums, Report } from '../../analysis/report';
import { formatArea, formatLength } from '../../i18n';
import { currentProfile } from '../../store';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId, levelName } from '../format';
import { buildingName } from './building-name';
import { MaskProposals } from './mask-proposals';
import { Recognition } from './recognition-part';

/** Beside the buildings: sums, cameras, sensitive places, doors, private areas, and the law. */
export function PrivacySide({ report }: { readonly report: Report }) {
  const t = useWords();
  const { facades } = report.privacy;
  return (
    <aside className="report__side report__side--keep" aria-label={t('report.tab.privacy')}>
      {facades && (
        <>
          <Sums facades={facades} />
          <MaskProposals />
          <Cameras facades={facades} />
          {report.privacy.recognition && <Recognition rows={report.privacy.recognition} />}
          <Sensitive facades={facades} />
          <Doors facades={facades} />
        </>
      )}
      <Zones report={report} />
      <Law />
    </aside>
  );
}

function Sums({ facades }: { readonly facades: FacadeReport }) {
  const t = useWords();
  const profile = useAppState(currentProfile);
  const sum = (length_m: number, n: number): string =>
    t('facades.sum', { length: formatLength(length_m, t.language), n });
  const levels = (profile?.levels ?? []).filter(
    ({ id }) => (facades.dwellingByLevel_m[id] ?? 0) + (facades.unknownByLevel_m[id] ?? 0) > 0,
  );
  return (
    <>
      <h3 className="report__head">{t('facades.title')}</h3>
      <Line name={t('facades.dwellings')} value={sum(facades.dwelling_m, facades.dwellingBuildings)} />
      <Line name={t('facades.unknown')} value={sum(facades.unknown_m, facades.unknownBuildings)} />
      {facades.knownDwellings > 0 && (
        <p className="muted small">{t('facades.flats', { n: facades.knownDwellings })}</p>
      )}
      {levels.map((level) => (
        <Line
          key={level.id}
          name={levelName(level, t)}
          value={`${formatLength(facades.dwellingByLevel_m[level.id] ?? 0, t.language)} + ${formatLength(facades.unknownByLevel_m[level.id] ?? 0, t.language)}`}
        />
      ))}
      <p className="muted small">
        {t('facades.method', { n: facades.buildings.filter((row) => row.heightAssumed).length })}
      </p>
    </>
  );
}

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="side-row side-row--named">
      <span>{name}</span>
      <span>{value}</span>
    </div>
  );
}

const homes = ({ dwelling_m, unknown_m }: FacadeSums): number => dwelling_m + unknown_m;

function Cameras({ facades }: { readonly facades: FacadeReport }) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const rows = facades.devices.filter((row) => homes(row) > 0).toSorted((a, b) => homes(b) - homes(a));
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="report__head">{t('facades.byCamera')}</h3>
      {rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className="side-row side-row--named"
          onClick={() => select({ ids: [row.id], reveal: true })}
        >
          <b>{labelOfId(plan, row.id, t)}</b>
          <span>
            {formatLength(row.dwelling_m, t.language)} + {formatLength(row.unknown_m, t.language)}
          </span>
        </button>
      ))}
    </>
  );
}

function Sensitive({ facades }: { readonly facades: FacadeReport }) {
  const t = useWords();
  const { focus } = useOperations();
  const rows = facades.buildings.filter((row) => row.sensitive);
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="report__head">{t('facades.sensitive')}</h3>
      {rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className="side-row side-row--named"
          onClick={() => focus({ at: row.at })}
        >
          <b>{buildingName(row)}</b>
          <span>{row.sensitive && t(`sensitive.${row.sensitive}`)}</span>
        </button>
      ))}
    </>
  );
}

function Doors({ facades }: { readonly facades: FacadeReport }) {
  const t = useWords();
  const { focus } = useOperations();
  const plan = useAppState((state) => state.plan);
  return (
    <>
      <h3 className="report__head">{t('facades.doors')}</h3>
      {facades.entrances.length === 0 && <p className="muted small">{t('facades.doors.none')}</p>}
      {facades.entrances.map((row) => (
        <button
          key={row.id}
          type="button"
          className="side-row side-row--named"
          onClick={() => focus({ at: row.at })}
        >
          <span>{t(`use.${row.use}`)}</span>
          <span>{row.devices.map(({ id }) => labelOfId(plan, id, t)).join(', ')}</span>
        </button>
      ))}
    </>
  );
}

/** What the cameras see inside private zones, masks taken into account. */
function Zones({ report }: { readonly report: Report }) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const { zones } = report.privacy;
  return (
    <>
      <h3 className="report__head">
        {t('facades.zones')}
        <span>{t('privacy.seen')}</span>
      </h3>
      {zones.length === 0 && <p className="muted small">{t('privacy.none')}</p>}
      {zones.map((row) => (
        <button
          key={row.id}
          type="button"
          className="side-row side-row--named"
          onClick={() => select({ ids: [row.id], reveal: true })}
        >
          <span>
            <b>{labelOfId(plan, row.id, t)}</b>{' '}
            <span className="muted small">{row.by.map((id) => labelOfId(plan, id, t)).join(', ')}</span>
          </span>
          <span>{formatArea(row.seen_m2, t.language)}</span>
        </button>
      ))}
    </>
  );
}

function Law() {
  const t = useWords();
  return (
    <>
      <h3 className="report__head">{t('facades.law')}</h3>
      <p className="small">{t('facades.law.dwellings')}</p>
      <p className="small">{t('facades.law.plan')}</p>
      <p className="small">{t('facades.law.sensitive')}</p>
      <p className="muted small">{t('facades.law.source')}</p>
    </>
  );
}
