import { ImagePlus, Stamp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { TITLE_BLOCK_FIELDS } from '../../model/title-block';
import { Button, Message, TextField } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import type { Fault } from '../../kernel/fault';

/** What printed sheets say of the project: kept in the plan. */
export function TitleBlockFields({ open }: { readonly open?: boolean }) {
  const t = useWords();
  const { changeTitleBlock } = useOperations();
  const block = useAppState((state) => state.plan.head.title_block);
  return (
    <details className="export-redaction" open={open || undefined}>
      <summary>
        <Stamp aria-hidden />
        {t('titleBlock.title')}
      </summary>
      {TITLE_BLOCK_FIELDS.map((field) => (
        <TextField
          key={field}
          layout="wide"
          label={t(`titleBlock.${field}`)}
          value={block?.[field] ?? ''}
          onCommit={(text) => changeTitleBlock({ [field]: text })}
        />
      ))}
      <p className="muted">{t('titleBlock.hint')}</p>
      <LogoField />
    </details>
  );
}

function LogoField() {
  const t = useWords();
  const { chooseLogo } = usePanels();
  const { changeTitleBlock } = useOperations();
  const logo = useAppState((state) => state.plan.head.title_block?.logo);
  const [fault, setFault] = useState<Fault>();
  return (
    <div className="export-logo">
      {logo !== undefined && <img src={logo} alt={t('titleBlock.logo.shown')} />}
      <Button
        size="small"
        icon={<ImagePlus aria-hidden />}
        onClick={() => void chooseLogo().then((found) => setFault(found))}
      >
        {t('titleBlock.logo.choose')}
      </Button>
      {logo !== undefined && (
        <Button
          size="small"
          look="quiet"
          icon={<Trash2 aria-hidden />}
          onClick={() => changeTitleBlock({ logo: '' })}
        >
          {t('titleBlock.logo.remove')}
        </Button>
      )}
      <span className="muted">{t('titleBlock.logo.hint')}</span>
      {fault && <Message severity="error">{t.dynamic(fault.code, fault.params)}</Message>}
    </div>
  );
}
