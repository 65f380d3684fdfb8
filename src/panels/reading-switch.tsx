import { Moon, Sun } from 'lucide-react';
import type { Reading } from '../store';
import { Segments, type Segment } from '../ui';
import { useAppState, useOperations, useWords } from './context';
import { shortcutOf } from './keys';
import './map-overlays.css';

/** Which question the map answers, by day or by night. */
export function ReadingSwitch() {
  const t = useWords();
  const operations = useOperations();
  const reading = useAppState((state) => state.reading);
  const night = useAppState((state) => state.plan.head.settings.night);
  const readOnly = useAppState((state) => state.readOnly);
  const readings: readonly Segment<Reading>[] = [
    { value: 'density', label: t('reading.density'), shortcut: key(operations.readingDensity) },
    { value: 'coverage', label: t('reading.coverage'), shortcut: key(operations.readingCoverage) },
    { value: 'sound', label: t('reading.sound'), shortcut: key(operations.readingSound) },
    {
      value: 'recognition',
      label: t('reading.recognition'),
      shortcut: key(operations.readingRecognition),
    },
  ];
  function key(command: { readonly keys: readonly string[] }): string {
    return shortcutOf(command, t.language) ?? '';
  }
  return (
    <div className="reading card">
      <Segments
        strong
        label={t('reading.label')}
        value={reading}
        segments={readings}
        onChange={(value) => operations.setReading({ reading: value })}
      />
      {reading !== 'sound' && !readOnly && (
        <>
          <div className="reading__rule" />
          <Segments
            strong
            label={t('reading.time')}
            value={night ? 'night' : 'day'}
            segments={[
              { value: 'day', label: t('common.day'), icon: <Sun aria-hidden /> },
              { value: 'night', label: t('common.night'), icon: <Moon aria-hidden /> },
            ]}
            onChange={(value) => {
              if ((value === 'night') !== night) operations.toggleNight();
            }}
          />
        </>
      )}
    </div>
  );
}
