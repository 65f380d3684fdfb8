import { useState } from 'react';
import type { ObjectId } from '../../kernel/units';
import type { Camera } from '../../model/plan';
import { Button, SelectField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { Section } from './section';

/** Aims the camera at a place of the plan; what comes of it, or why it cannot be, is said in a notice. */
export function AimSection({ camera }: { readonly camera: Camera }) {
  const t = useWords();
  const { aimAtPlace } = useOperations();
  const plan = useAppState((state) => state.plan);
  const [chosen, setChosen] = useState<ObjectId>();
  const places = [...plan.objects.values()].filter((object) => object.kind === 'place');
  if (places.length === 0) return null;
  const place = places.find(({ id }) => id === chosen) ?? places[0]!;
  return (
    <Section title={t('aim.title')}>
      <SelectField
        layout="wide"
        label={t('aim.place')}
        value={place.id as string}
        disabled={camera.locked}
        options={places.map(({ id }) => ({ value: id as string, label: labelOfId(plan, id, t) }))}
        onChange={(id) => setChosen(id as ObjectId)}
      />
      <div className="button-row">
        <Button
          size="small"
          look="soft"
          unavailable={
            camera.locked === true ? t('refused.locked', { ref: camera.ref ?? '', n: 1 }) : undefined
          }
          onClick={() => void aimAtPlace({ camera: camera.id, place: place.id })}
        >
          {t('aim.do')}
        </Button>
      </div>
    </Section>
  );
}
