import {
  AudioLines,
  BrickWall,
  Building2,
  Cctv,
  DiamondPlus,
  EyeOff,
  Grid3x3,
  Keyboard,
  Layers,
  MapPin,
  MousePointer2,
  Ruler,
  ScanEye,
  ShieldCheck,
  SquareDashed,
  Volume2,
  type LucideIcon,
} from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import type { Tool } from '../store';
import { Tooltip } from '../ui';
import { useAppState, useOperations, useWords } from './context';
import { shortcutOf } from './keys';
import { useAvailability } from './use-availability';
import './tool-rail.css';

type ToolCommand =
  | 'leaveTool'
  | 'toolCamera'
  | 'toolSensor'
  | 'toolCandidateSite'
  | 'toolPlace'
  | 'toolArea'
  | 'toolRequired'
  | 'toolPrivacy'
  | 'toolNoise'
  | 'toolMask'
  | 'toolObstacle'
  | 'toolBlock'
  | 'toolMeasure'
  | 'toolProbe';

interface RailTool {
  readonly command: ToolCommand;
  readonly icon: LucideIcon;
  readonly armed: (tool: Tool) => boolean;
}

const named =
  (name: Tool['name']) =>
  (tool: Tool): boolean =>
    tool.name === name;
const zone = (role: string) => (tool: Tool) => tool.name === 'zone' && tool.role === role;
const obstacle = (shape: string) => (tool: Tool) => tool.name === 'obstacle' && tool.shape === shape;

const GROUPS: readonly (readonly RailTool[])[] = [
  [{ command: 'leaveTool', icon: MousePointer2, armed: named('select') }],
  [
    { command: 'toolCamera', icon: Cctv, armed: named('camera') },
    { command: 'toolSensor', icon: AudioLines, armed: named('sound-sensor') },
    { command: 'toolPlace', icon: MapPin, armed: named('place') },
    { command: 'toolCandidateSite', icon: DiamondPlus, armed: named('candidate-site') },
  ],
  [
    { command: 'toolArea', icon: SquareDashed, armed: zone('study') },
    { command: 'toolRequired', icon: ShieldCheck, armed: zone('required') },
    { command: 'toolPrivacy', icon: EyeOff, armed: zone('privacy') },
    { command: 'toolNoise', icon: Volume2, armed: zone('noise') },
    { command: 'toolMask', icon: Grid3x3, armed: zone('mask') },
    { command: 'toolObstacle', icon: BrickWall, armed: obstacle('line') },
    { command: 'toolBlock', icon: Building2, armed: obstacle('polygon') },
  ],
  [
    { command: 'toolMeasure', icon: Ruler, armed: named('measure') },
    { command: 'toolProbe', icon: ScanEye, armed: named('probe') },
  ],
];

/** The tools, top to bottom as in the work; arrow keys walk inside. */
export function ToolRail() {
  const t = useWords();
  const operations = useOperations();
  const rail = useRef<HTMLDivElement>(null);
  const plan = useAppState((state) => state.panels.plan);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...(rail.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const now = buttons.findIndex((button) => button === document.activeElement);
    buttons[(now + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      ref={rail}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('rail.label')}
      className="rail"
      data-region="rail"
      onKeyDown={onKeyDown}
    >
      {GROUPS.map((group, index) => (
        <div key={group[0]?.command} role="group">
          {index > 0 && <div className="rail__rule" />}
          {group.map((tool) => (
            <ToolButton key={tool.command} tool={tool} />
          ))}
        </div>
      ))}
      <div className="rail__space" />
      <RailButton
        label={t('rail.plan')}
        shortcut={shortcutOf(operations.togglePlanPanel, t.language)}
        pressed={undefined}
        expanded={plan}
        icon={Layers}
        onClick={() => operations.togglePlanPanel()}
      />
      <RailButton
        label={t('rail.keys')}
        shortcut={shortcutOf(operations.openHelp, t.language)}
        pressed={undefined}
        icon={Keyboard}
        onClick={() => operations.openHelp()}
      />
    </div>
  );
}

function ToolButton({ tool }: { readonly tool: RailTool }) {
  const t = useWords();
  const command = useOperations()[tool.command];
  const pressed = useAppState((state) => tool.armed(state.tool));
  const { reason } = useAvailability(command);
  return (
    <RailButton
      label={t(`rail.${tool.command}`)}
      shortcut={shortcutOf(command, t.language)}
      pressed={pressed}
      reason={reason}
      icon={tool.icon}
      onClick={() => command()}
    />
  );
}

interface RailButtonProps {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly pressed: boolean | undefined;
  readonly expanded?: boolean;
  readonly reason?: string | undefined;
  readonly icon: LucideIcon;
  readonly onClick: () => void;
}

function RailButton({ label, shortcut, pressed, expanded, reason, icon: Icon, onClick }: RailButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} detail={reason} side="right">
      <button
        type="button"
        className="rail__tool"
        aria-label={label}
        aria-pressed={pressed}
        aria-expanded={expanded}
        aria-disabled={reason !== undefined || undefined}
        tabIndex={pressed || pressed === undefined ? 0 : -1}
        onClick={reason === undefined ? onClick : undefined}
      >
        <Icon aria-hidden />
      </button>
    </Tooltip>
  );
}
