import { CircleAlert, Globe } from 'lucide-react';
import { useState } from 'react';
import { formatLength, formatNumber, type Translator } from '../../i18n';
import type { AppState, DataService } from '../../store';
import { Button, Dialog, Message, Progress, SelectField, TextField } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { bytesText } from '../format';

/** Presets: the addresses are public ones, and shown; nothing is asked before the button is pressed. */
const PRESETS = {
  ign: {
    kind: 'wfs',
    address: 'https://data.geopf.fr/wfs/ows',
    layers: ['BDTOPO_V3:batiment', 'BDTOPO_V3:troncon_de_route'],
  },
  osm: { kind: 'overpass', address: 'https://overpass-api.de/api/interpreter', layers: [] },
  wfs: { kind: 'wfs', address: 'https://', layers: [] },
  features: { kind: 'features', address: 'https://', layers: [] },
} as const satisfies Readonly<Record<string, DataService>>;

type Preset = keyof typeof PRESETS;

function presetOf(service: DataService | undefined): Preset {
  if (!service || service.address === PRESETS.ign.address) return 'ign';
  return service.kind === 'overpass' ? 'osm' : service.kind;
}

/** Data of a service for the visible area. The address is shown, and allowed by the user, before anything is sent. */
export function ServiceDialog() {
  const t = useWords();
  const { closeDialog, fetchService, keepService, stopService } = useOperations();
  const { reachable, reload } = usePanels();
  const fetching = useAppState((state) => state.fetching);
  const view = useAppState((state) => state.viewBounds);
  // The one that was allowed last: the page was loaded anew for it.
  const last = useAppState((state) => state.services?.[0]);
  const [preset, setPreset] = useState<Preset>(presetOf(last));
  const [service, setService] = useState<DataService>(last ?? PRESETS.ign);
  const [refusal, setRefusal] = useState<string>();
  const close = (): void => {
    if (fetching) stopService();
    closeDialog();
  };
  const isAllowed = reachable(service.address);
  const run = async (): Promise<void> => {
    const outcome = isAllowed ? await fetchService({ service }) : keepService({ service });
    if (!outcome.ok) setRefusal(outcome.reason);
    else if (!isAllowed) reload();
  };
  const isBusy = fetching?.status === 'fetching';
  return (
    <Dialog
      size="medium"
      title={t('service.title')}
      closeLabel={t('common.cancel')}
      onClose={close}
      foot={
        <>
          <span className="dialog__foot-space" />
          <Button look="quiet" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button
            look="primary"
            unavailable={isBusy ? t('service.busy') : undefined}
            onClick={() => void run()}
          >
            {t(isAllowed ? 'service.fetch' : 'service.allow')}
          </Button>
        </>
      }
    >
      <div className="service">
        <SelectField
          layout="stacked"
          label={t('service.which')}
          value={preset}
          options={(Object.keys(PRESETS) as Preset[]).map((value) => ({
            value,
            label: t(`service.preset.${value}`),
          }))}
          onChange={(chosen) => {
            setPreset(chosen);
            setService(PRESETS[chosen]);
            setRefusal(undefined);
          }}
        />
        <TextField
          layout="stacked"
          label={t('service.address')}
          value={service.address}
          onCommit={(address) => setService({ ...service, address: address.trim() })}
        />
        {service.kind !== 'overpass' && (
          <TextField
            layout="stacked"
            label={t('service.layers')}
            hint={t('service.layers.hint')}
            value={service.layers.join(', ')}
            onCommit={(text) =>
              setService({ ...service, layers: text.split(/\s*,\s*/).filter((layer) => layer !== '') })
            }
          />
        )}
        <p>{t('service.area', { size: sizeText(view, t) })}</p>
        <Message icon={<Globe aria-hidden />}>
          {t(isAllowed ? 'service.sends' : 'service.notAllowed', { address: service.address })}
        </Message>
        {refusal !== undefined && (
          <Message severity="error" icon={<CircleAlert aria-hidden />}>
            {t.dynamic(`refused.${refusal}`)}
          </Message>
        )}
        {isBusy && (
          <div className="service__progress">
            <Progress label={t('service.busy')} share={undefined} />
            <span className="muted">
              {t('service.progress', {
                n: formatNumber(fetching.features, t.language),
                bytes: bytesText(fetching.bytes, t),
              })}
            </span>
          </div>
        )}
        {fetching?.failure && (
          <Message severity="error" icon={<CircleAlert aria-hidden />}>
            {t.dynamic(fetching.failure.code, { detail: fetching.failure.detail })}
          </Message>
        )}
        {fetching && <code className="service__url">{fetching.url}</code>}
      </div>
    </Dialog>
  );
}

/** “1.2 km × 800 m”. */
function sizeText(view: AppState['viewBounds'], t: Translator): string {
  if (!view) return '–';
  const [west, south, east, north] = view;
  const width = (east - west) * Math.cos((((south + north) / 2) * Math.PI) / 180) * 111_200;
  return [width, (north - south) * 111_200].map((length) => formatLength(length, t.language)).join(' × ');
}
