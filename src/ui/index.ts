/** Controls without meaning of their own: words and values come as props. */
export { Bar, Stack, type Fill, type StackPart } from './bars';
export { Button, IconButton } from './button';
export { Dialog, useModal } from './dialog';
export { Chip, Message, Progress, Toast, type Severity, type Tone } from './feedback';
export { type FieldMessage } from './field';
export { Menu, PopupMenu, type MenuEntry, type MenuTriggerProps } from './menu';
export { NumberField, type ParsedNumber } from './number-field';
export { SelectField, type Option } from './select-field';
export { Splitter } from './splitter';
export { Table, type Column } from './table';
export { Tabs, tabPanelProps, type Tab } from './tabs';
export { SearchField, TextField } from './text-field';
export { Segments, Toggle, type Segment } from './toggle';
export { Tooltip } from './tooltip';
export { Tree, type TreeRow } from './tree';
