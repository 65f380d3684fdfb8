import { describe, expect, it } from 'vitest';
import list from '../../../data/sound-events.json' with { type: 'json' };
import { createTranslator } from '../../i18n';
import { sourceIn, type SoundEventModel } from '../../model/catalogue';
import { eventSource } from './own-event';

const models = list as readonly SoundEventModel[];
const event = { name: 'gunshot', level_db: 130, height_m: 1.5, band_hz: 1000 };

describe('where the figures of a sound event are from', () => {
  it('[S1] is said in the language of the page, whichever the event was taken in', () => {
    const { source } = models[0]!;
    for (const taken of ['fr', 'en'] as const) {
      for (const language of ['fr', 'en'] as const) {
        const said = eventSource(
          { ...event, source: sourceIn(source, taken) },
          models,
          createTranslator(language),
        );
        expect(said).toBe(sourceIn(source, language));
      }
    }
  });

  it('[S1] stays in the words of whoever wrote it, or unsaid', () => {
    const t = createTranslator('en');
    expect(eventSource({ ...event, source: 'mesure du 3 mai' }, models, t)).toBe('mesure du 3 mai');
    expect(eventSource(event, models, t)).toBe('');
  });
});
