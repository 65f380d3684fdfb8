import { ArrowLeftRight, MapPin } from 'lucide-react';
import type { ImportPreview, ImportState } from '../../store';
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

/** Layers of the file, each to be read or not. */
export function ImportLayers({
  found,
  chosen,
}: {
  readonly found: ImportPreview;
  readonly chosen: readonly string[] | undefined;
}) {
  const t = useWords();
  const { rereadImport } = useOperations();
  const layers = found.layers ?? [];
  const isOn = (name: string): boolean => chosen?.includes(name) ?? true;
  return (
    <fieldset className="import-layers">
      <legend>{t('import.layers')}</legend>
      {layers.map(({ name, count }) => (
        <Toggle
          key={name}
          label={t('import.layer', { name, n: count })}
          checked={isOn(name)}
          onChange={(on) => {
            const wanted = layers.map((layer) => layer.name).filter((one) => (one === name ? on : isOn(one)));
            rereadImport({ hints: { layers: wanted } });
          }}
        />
      ))}
    </fieldset>
  );
}
