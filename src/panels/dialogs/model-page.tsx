import type { LensEnd, ModelSheet } from '../../analysis/optics';
import { formatNumber } from '../../i18n';
import type { DeviceModel, LevelProfile } from '../../model/catalogue';
import type { ModelOutcome } from '../../operations';
import { currentProfile } from '../../store';
import { Button, Message } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { levelName } from '../format';
import { ModelFields } from './model-fields';

interface Props {
  readonly model: DeviceModel;
  readonly own: boolean;
  readonly devices: number;
  readonly onChoose: (id: string) => void;
  readonly onSettled: (outcome: ModelOutcome) => void;
}

/** One model: what it does at each level, which lens it is taken for and why, what contradicts itself, its figures. */
export function ModelPage(props: Props) {
  const { model } = props;
  const t = useWords();
  const { modelSheet } = usePanels();
  const profile = useAppState(currentProfile);
  const sheet = profile && modelSheet(model, profile);
  return (
    <>
      <h3 className="catalogue__name">
        {model.name[t.language]}
        <span className="muted small">
          {t(`type.${model.type}`)} · {model.id}
        </span>
      </h3>
      <Commands {...props} />
      {sheet && profile ? (
        <>
          <section>
            <h4 className="catalogue__title">{t('catalogue.guard')}</h4>
            <p>{t(`lens.${sheet.lens}.words`)}</p>
            <p className="muted">{t(`guard.${sheet.guard}`)}</p>
          </section>
          <Findings sheet={sheet} />
          <Distances of="average" profile={profile} ends={sheet.ends} />
          <Distances of="centre" profile={profile} ends={sheet.ends} />
        </>
      ) : (
        <p className="muted">{t('catalogue.sensor')}</p>
      )}
      <ModelFields model={model} own={props.own} onSettled={props.onSettled} />
    </>
  );
}

function Commands({ model, own, devices, onChoose }: Props) {
  const t = useWords();
  const { copyModel, removeModel, chooseModel } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const planModels = useAppState((state) => state.plan.head.catalogue);
  const generic = useAppState((state) => state.catalogue);
  const builtIn = generic.some(({ id }) => id === model.id);
  const selection = useAppState((state) => state.selection);
  const fits = useAppState((state) =>
    [...state.selection].every(
      (id) =>
        state.plan.objects.get(id)?.kind === (model.type === 'sound-sensor' ? 'sound-sensor' : 'camera'),
    ),
  );
  const closed = readOnly ? { unavailable: t('refused.readOnly') } : {};
  const copy = (): void => {
    const ids = new Set([...planModels, ...generic].map(({ id }) => id));
    const stem = model.id.replace(/-c\d+$/u, '');
    let n = 1;
    while (ids.has(`${stem}-c${n}`)) n++;
    const id = `${stem}-c${n}`;
    const name = {
      fr: `${model.name.fr} (copie${n > 1 ? ` ${n}` : ''})`,
      en: `${model.name.en} (copy${n > 1 ? ` ${n}` : ''})`,
    };
    if (copyModel({ model, id, name }).ok) onChoose(id);
  };
  const inUse = devices > 0 && !builtIn ? { unavailable: t('refused.modelInUse', { n: devices }) } : {};
  return (
    <div className="catalogue__commands">
      <Button size="small" {...closed} onClick={copy}>
        {t('catalogue.copy')}
      </Button>
      {own && (
        <Button
          size="small"
          look="danger"
          {...inUse}
          {...closed}
          onClick={() => removeModel({ id: model.id })}
        >
          {t('catalogue.remove')}
        </Button>
      )}
      {selection.size > 0 && fits && (
        <Button
          size="small"
          look="soft"
          {...closed}
          onClick={() => chooseModel({ ids: [...selection], model: model.id })}
        >
          {t('catalogue.apply')}
        </Button>
      )}
    </div>
  );
}

function Findings({ sheet }: { readonly sheet: ModelSheet }) {
  const t = useWords();
  const number = (n: number): string => formatNumber(n, t.language, 1);
  if (sheet.findings.length === 0) return <p className="muted">{t('catalogue.noFindings')}</p>;
  return (
    <section>
      <h4 className="catalogue__title">{t('catalogue.findings')}</h4>
      {sheet.findings.map(({ code, member, stated, expected }) => (
        <Message key={`${code} ${member}`} severity="warning">
          {t(code, {
            member: t.dynamic(`catalogue.${member}`),
            stated: number(stated),
            expected: number(expected),
          })}
        </Message>
      ))}
    </section>
  );
}

/** Level distances by one of both wordings: they never share a table. */
function Distances({
  of,
  profile,
  ends,
}: {
  readonly of: 'average' | 'centre';
  readonly profile: LevelProfile;
  readonly ends: readonly LensEnd[];
}) {
  const t = useWords();
  const plain = (n: number): string => formatNumber(n, t.language, Number.isInteger(n) ? 0 : 1);
  const distance = (end: LensEnd, i: number): string => {
    const value = of === 'average' ? end.average_m[i] : end.centre_m[i];
    return value === null || value === undefined
      ? t('catalogue.noAverage')
      : `${formatNumber(value, t.language, 1)}\u00a0m`;
  };
  return (
    <section>
      <table className="catalogue__distances">
        <caption>
          <b>{t(`catalogue.${of}`)}</b> <span className="muted small">{t(`catalogue.${of}.hint`)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('catalogue.level')}</th>
            <th scope="col">{t('catalogue.density')}</th>
            {ends.map((end) => (
              <th scope="col" key={end.end}>
                {ends.length === 1
                  ? t('catalogue.end.only')
                  : t(`catalogue.end.${end.end}`, { angle: plain(end.hfov_deg) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {profile.levels.map((level, i) => (
            <tr key={level.id}>
              <th scope="row">{levelName(level, t)}</th>
              <td>{`${plain(level.density_px_per_m)}\u00a0px/m`}</td>
              {ends.map((end) => (
                <td key={end.end}>{distance(end, i)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
