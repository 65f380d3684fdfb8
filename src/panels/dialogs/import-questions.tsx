import { ArrowLeftRight, MapPin } from 'lucide-react';
import type { ImportPreview, ImportState, LayerUses } from '../../store';
import { Button, Message, SelectField, Toggle } from '../../ui';
import { useOperations, useWords } from '../context';
import { ImportMap } from './import-map';

interface PositionProps {
  readonly importing: ImportState;
  readonly found: ImportPreview;
  readonly confirmed: boolean;
  readonly onConfirm: (confirmed: boolean) => void;
}

/** Where the file's data lie. When the file does not say in which system, the user chooses one and confirms the place. */
export function ImportPosition({ importing, found, confirmed, onConfirm }: PositionProps) {
  const t = useWords();
  const { chooseSystem, rereadImport } = useOperations();
  const { systems, swapped } = importing;
  const maybeSwapped = importing.faults.some(({ code }) => code === 'coordinates.maybeSwapped');
  return (
    <section className="import-position" aria-label={t('import.position')}>
      <b>{t('import.position')}</b>
      <ImportMap sketch={found.sketch} />
      {systems && (
        <>
          <Message severity="warning" icon={<MapPin aria-hidden />}>
            {t('import.system.ask')}
          </Message>
          <SelectField
            layout="stacked"
            label={t('import.system')}
            value={systems.chosen}
            options={systems.candidates.map(({ name }) => ({
              value: name,
              label: systemName(name, t.dynamic),
            }))}
            onChange={(name) => {
              onConfirm(false);
              chooseSystem({ name });
            }}
          />
          <Toggle label={t('import.system.confirm')} checked={confirmed} onChange={onConfirm} />
        </>
      )}
      {(maybeSwapped || swapped) && (
        <Button
          icon={<ArrowLeftRight aria-hidden />}
          onClick={() => rereadImport({ hints: { swapLatLon: !swapped } })}
        >
          {t(swapped ? 'import.swap.back' : 'import.swap')}
        </Button>
      )}
    </section>
  );
}

/** “Lambert-93 (EPSG:2154)”; the code alone where nobody has a name for it. */
function systemName(code: string, words: (key: string) => string): string {
  const key = `crs.${code}`;
  const name = words(key);
  return name === key ? code : `${name} (${code})`;
}

const LAYER_USES = [
  'auto',
  'streets',
  'buildings',
  'walls',
  'furniture',
  'cameras',
  'sensors',
  'noise',
  'leave',
] as const satisfies readonly (LayerUses[string] | 'auto')[];

interface LayersProps {
  readonly found: ImportPreview;
  readonly uses: LayerUses | undefined;
}

/** Layers of the file: what each is, or that it is left out. */
export function ImportLayers({ found, uses }: LayersProps) {
  const t = useWords();
  const { rereadImport } = useOperations();
  const options = LAYER_USES.map((value) => ({ value, label: t(`import.layer.${value}`) }));
  const choose = (name: string, use: (typeof LAYER_USES)[number]): void => {
    const others = Object.entries(uses ?? {}).filter(([layer]) => layer !== name);
    const chosen = use === 'auto' ? others : [...others, [name, use] as const];
    rereadImport({ hints: { layerUses: Object.fromEntries(chosen) } });
  };
  return (
    <fieldset className="import-layers">
      <legend>{t('import.layers')}</legend>
      {(found.layers ?? []).map(({ name, count }) => (
        <SelectField
          key={name}
          layout="stacked"
          label={t('import.layer', { name, n: count })}
          value={(uses && Object.hasOwn(uses, name) ? uses[name] : undefined) ?? 'auto'}
          options={options}
          onChange={(use) => choose(name, use)}
        />
      ))}
    </fieldset>
  );
}
