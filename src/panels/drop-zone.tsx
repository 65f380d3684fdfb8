import { Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useOperations, useWords } from './context';

/** Files dropped anywhere: a plan is opened, anything else is read for import. */
export function DropZone() {
  const t = useWords();
  const { openFile } = useOperations();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth.current += 1;
      setOver(true);
    };
    const leave = (): void => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      depth.current = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void file.arrayBuffer().then((buffer) => openFile({ name: file.name, bytes: new Uint8Array(buffer) }));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, [openFile]);
  return (
    over && (
      <div className="drop">
        <div className="drop__card">
          <Upload aria-hidden />
          <b>{t('drop.title')}</b>
          <span className="muted">{t('drop.detail')}</span>
        </div>
      </div>
    )
  );
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
