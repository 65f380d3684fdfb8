import { useAppState } from '../context';
import { CatalogueDialog } from './catalogue-dialog';
import { ContextDialog } from './context-dialog';
import { DamagedDialog } from './damaged-dialog';
import { ExportDialog } from './export-dialog';
import { FarMoveDialog } from './far-move-dialog';
import { HelpDialog } from './help-dialog';
import { ImportDialog } from './import-dialog';
import { LegalDialog } from './legal-dialog';
import { Palette } from './palette';
import { ProfilesDialog } from './profiles-dialog';
import { ServiceDialog } from './service-dialog';
import { SettingsDialog } from './settings-dialog';

/** The one dialog that the state asks for. The start card is drawn over the map instead. */
export function Dialogs() {
  const dialog = useAppState((state) => state.dialog);
  const damaged = useAppState((state) => state.damaged !== undefined);
  const asking = useAppState((state) => state.gesture?.confirm !== undefined);
  if (asking) return <FarMoveDialog />;
  if (damaged) return <DamagedDialog />;
  switch (dialog) {
    case 'import':
      return <ImportDialog />;
    case 'context':
      return <ContextDialog />;
    case 'export':
      return <ExportDialog />;
    case 'help':
      return <HelpDialog />;
    case 'palette':
      return <Palette />;
    case 'service':
      return <ServiceDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'catalogue':
      return <CatalogueDialog />;
    case 'profiles':
      return <ProfilesDialog />;
    case 'legal':
      return <LegalDialog />;
    case 'open':
    case 'start':
    case 'none':
      return null;
  }
}
