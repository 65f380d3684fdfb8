import type { MaskAnswer, MaskProposal } from '../../analysis';
import { formatArea, formatLength, type Translator } from '../../i18n';
import { Button, Message, Progress } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { buildingName } from './building-name';

/** Rows drawn at once: the dearest façades first, the rest counted. */
const ROWS = 40;

/** Masks that would take façades out of view: looked for on demand, each with its measured cost. */
export function MaskProposals() {
  const t = useWords();
  const search = useAppState((state) => state.masks);
  const plan = useAppState((state) => state.plan);
  const old = search !== undefined && search.plan !== plan;
  return (
    <>
      <h3 className="report__head">{t('masks.title')}</h3>
      {search?.status === 'running' ? <Searching /> : <Ask />}
      {search?.status === 'failed' && <Message severity="error">{t('masks.failed')}</Message>}
      {old && search.answer && <p className="muted small">{t('masks.old')}</p>}
      {search?.answer && !old && <MaskAnswerPart answer={search.answer} />}
    </>
  );
}

function Ask() {
  const t = useWords();
  const { findMasks } = useOperations();
  return (
    <div className="mask-ask">
      <Button size="small" look="soft" onClick={() => findMasks({ unknownToo: false })}>
        {t('masks.find')}
      </Button>
      <Button size="small" look="quiet" onClick={() => findMasks({ unknownToo: true })}>
        {t('masks.findAll')}
      </Button>
    </div>
  );
}

function Searching() {
  const t = useWords();
  const { cancelMasks } = useOperations();
  const progress = useAppState((state) => state.masks?.progress);
  return (
    <>
      <Progress
        label={t('masks.searching')}
        share={progress ? progress.done / Math.max(1, progress.total) : undefined}
      />
      <p className="muted small">{t('masks.searching')}</p>
      <Button size="small" look="quiet" onClick={() => cancelMasks()}>
        {t('masks.cancel')}
      </Button>
    </>
  );
}

/** What was found, with what accepts it. */
export function MaskAnswerPart({ answer }: { readonly answer: MaskAnswer }) {
  const t = useWords();
  const { applyMasks } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const { proposals, all } = answer;
  if (proposals.length === 0) return <p className="muted small">{t('masks.none')}</p>;
  return (
    <>
      <p className="small">
        {t('masks.all', {
          n: proposals.length,
          facade: formatLength(all.facade_m, t.language),
          street: formatLength(all.lost_m, t.language),
          area: formatArea(all.lost_m2, t.language),
          left: formatLength(all.left_m, t.language),
        })}
      </p>
      {!readOnly && (
        <Button size="small" look="soft" onClick={() => applyMasks({})}>
          {t('masks.acceptAll')}
        </Button>
      )}
      <p className="muted small">{t('masks.meaning')}</p>
      {proposals.slice(0, ROWS).map((proposal) => (
        <ProposalRow key={`${proposal.camera} ${proposal.building}`} proposal={proposal} />
      ))}
      {proposals.length > ROWS && <p className="muted small">{`+ ${proposals.length - ROWS}`}</p>}
    </>
  );
}

function ProposalRow({ proposal }: { readonly proposal: MaskProposal }) {
  const t = useWords();
  const { applyMasks } = useOperations();
  const plan = useAppState((state) => state.plan);
  const readOnly = useAppState((state) => state.readOnly);
  const what = `${labelOfId(plan, proposal.camera, t)} · ${buildingName({ ...proposal, id: proposal.building })}`;
  return (
    <div className="side-row side-row--named">
      <span>
        <b>{what}</b>
        <br />
        <span className="muted small">{costText(proposal, t)}</span>
      </span>
      {!readOnly && (
        <Button
          size="small"
          look="quiet"
          aria-label={t('masks.acceptOne', { what })}
          onClick={() => applyMasks({ proposals: [proposal] })}
        >
          {t('masks.accept')}
        </Button>
      )}
    </div>
  );
}

const costText = ({ facade_m, lost_m, lost_m2 }: MaskProposal, t: Translator): string =>
  t('masks.cost', {
    facade: formatLength(facade_m, t.language),
    street: formatLength(lost_m, t.language),
    area: formatArea(lost_m2, t.language),
  });
