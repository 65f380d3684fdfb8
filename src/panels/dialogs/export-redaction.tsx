import { ShieldOff } from 'lucide-react';
import { WITHHOLDABLE } from '../../model/withholding';
import { Message, Toggle } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';

/** What is kept back in everything that is exported: closed until somebody needs it, never hidden once used. */
export function RedactionChoice() {
  const t = useWords();
  const { withhold } = useOperations();
  const withheld = useAppState((state) => state.withheld);
  return (
    <details className="export-redaction" open={withheld.length > 0 || undefined}>
      <summary>
        <ShieldOff aria-hidden />
        {t('redaction.title')}
      </summary>
      {WITHHOLDABLE.map((what) => (
        <Toggle
          key={what}
          label={t(`redaction.${what}`)}
          hint={t(`redaction.${what}.hint`)}
          checked={withheld.includes(what)}
          onChange={(on) => withhold({ what, on })}
        />
      ))}
      <p className="muted">{t('redaction.hint')}</p>
    </details>
  );
}

/** Said where the switches are not in sight. */
export function RedactionNote() {
  const t = useWords();
  const withheld = useAppState((state) => state.withheld);
  if (withheld.length === 0) return null;
  const what = withheld.map((one) => t(`export.withheld.${one}`)).join(', ');
  return <Message severity="info">{t('export.redacted', { what })}</Message>;
}
