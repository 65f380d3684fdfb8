import { Component, type ReactNode } from 'react';
import { createTranslator } from '../i18n';
import { Button } from '../ui';
import './crash.css';

interface BoundaryProps {
  readonly language: () => 'fr' | 'en';
  /** Saves the plan as it stands to a file; false when even that failed. */
  readonly onSave: () => Promise<boolean>;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly error?: unknown;
  readonly saveFailed?: boolean;
}

/** Never a blank page: what went wrong, and the plan as a file. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  private readonly save = (): void => {
    void this.props.onSave().then((saved) => this.setState({ saveFailed: !saved }));
  };

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    const t = createTranslator(this.props.language());
    return (
      <main className="crash" role="alert">
        <h1>{t('crash.title')}</h1>
        <p>{t('crash.text')}</p>
        <div className="crash__commands">
          <Button look="primary" onClick={this.save}>
            {t('crash.save')}
          </Button>
          <Button onClick={() => location.reload()}>{t('common.reload')}</Button>
        </div>
        {this.state.saveFailed && <p>{t('crash.notSaved')}</p>}
        <CrashDetails title={t('crash.details')} error={this.state.error} />
      </main>
    );
  }
}

export const CrashDetails = ({ title, error }: { readonly title: string; readonly error: unknown }) => (
  <details>
    <summary>{title}</summary>
    <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
  </details>
);
