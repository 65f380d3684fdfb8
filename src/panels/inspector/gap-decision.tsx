import { useState } from 'react';
import type { GapRow } from '../../analysis/report';
import { Button, Message, TextField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { Section } from './section';

/** A gap that may stay: accepted with a note, opened again. */
export function GapDecision({ gap }: { readonly gap: GapRow }) {
  const t = useWords();
  const { acceptGap } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const [writing, setWriting] = useState(false);
  const accepted = gap.accepted;
  const accept = (note: string): void => {
    acceptGap({ id: gap.id, note });
    setWriting(false);
  };
  return (
    <Section title={t('gap.state')}>
      {accepted && (
        <Message severity="ok">
          {accepted.date === undefined
            ? t('gap.accepted')
            : t('gap.acceptedOn', { date: dateText(accepted.date, t.language) })}
        </Message>
      )}
      {(accepted ?? writing) && (
        <TextField
          layout="stacked"
          label={t('gap.note')}
          value={accepted?.note ?? ''}
          placeholder={t('gap.note.placeholder')}
          disabled={readOnly}
          onCommit={accept}
        />
      )}
      {!readOnly && (
        <div>
          {accepted ? (
            <Button size="small" look="quiet" onClick={() => acceptGap({ id: gap.id, note: undefined })}>
              {t('gap.reopen')}
            </Button>
          ) : (
            <Button size="small" look="soft" onClick={() => (writing ? accept('') : setWriting(true))}>
              {t('gap.accept')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

/** The plan's ISO date as the language writes it; as it stands when it is none. */
function dateText(iso: string, language: string): string {
  const date = new Date(`${iso}T12:00:00Z`);
  return Number.isNaN(date.getTime())
    ? iso
    : new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(date);
}
