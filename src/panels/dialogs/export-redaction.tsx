import { ShieldOff } from 'lucide-react';
import { WITHHOLDABLE, withheldOf, type Withheld } from '../../model/withholding';
import { Message, Toggle } from '../../ui';
import { useWords } from '../context';

interface RedactionChoiceProps {
  readonly withheld: readonly Withheld[];
  readonly onChange: (withheld: readonly Withheld[]) => void;
}

/** What is kept back in everything that is written from here: closed until somebody needs it, never hidden once used. */
export function RedactionChoice({ withheld, onChange }: RedactionChoiceProps) {
  const t = useWords();
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
          onChange={(on) =>
            onChange(withheldOf(on ? [...withheld, what] : withheld.filter((other) => other !== what)))
          }
        />
      ))}
      <p className="muted">{t('redaction.hint')}</p>
    </details>
  );
}

/** Said where the switches are not in sight. */
export function RedactionNote({ withheld }: { readonly withheld: readonly Withheld[] }) {
  const t = useWords();
  if (withheld.length === 0) return null;
  const what = withheld.map((one) => t(`export.withheld.${one}`)).join(', ');
  return <Message severity="info">{t('export.redacted', { what })}</Message>;
}
