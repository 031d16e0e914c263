import add from '@vscode/codicons/src/icons/add.svg';
import down from '@vscode/codicons/src/icons/arrow-down.svg';
import up from '@vscode/codicons/src/icons/arrow-up.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import open from '@vscode/codicons/src/icons/chevron-down.svg';
import closed from '@vscode/codicons/src/icons/chevron-right.svg';
import slash from '@vscode/codicons/src/icons/circle-slash.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import comment from '@vscode/codicons/src/icons/comment.svg';
import diamond from '@vscode/codicons/src/icons/debug-breakpoint-log-unverified.svg';
import edit from '@vscode/codicons/src/icons/edit.svg';
import more from '@vscode/codicons/src/icons/ellipsis.svg';
import exportBox from '@vscode/codicons/src/icons/export.svg';
import compare from '@vscode/codicons/src/icons/git-compare.svg';
import history from '@vscode/codicons/src/icons/history.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import elsewhere from '@vscode/codicons/src/icons/link-external.svg';
import play from '@vscode/codicons/src/icons/play.svg';
import settings from '@vscode/codicons/src/icons/settings.svg';
import triangleDown from '@vscode/codicons/src/icons/triangle-down.svg';
import triangleUp from '@vscode/codicons/src/icons/triangle-up.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';

const outlines = {
  add,
  'arrow-down': down,
  'arrow-up': up,
  check,
  'chevron-down': open,
  'chevron-right': closed,
  'circle-slash': slash,
  close,
  comment,
  'debug-breakpoint-log-unverified': diamond,
  edit,
  ellipsis: more,
  export: exportBox,
  'git-compare': compare,
  history,
  info,
  'link-external': elsewhere,
  play,
  settings,
  'triangle-down': triangleDown,
  'triangle-up': triangleUp,
  warning,
} as const;

export type IconName = keyof typeof outlines;

interface Props {
  readonly name: IconName;
  /** Its outline alone. */
  readonly isHollow?: boolean;
}

/** An icon of VS Code. It says nothing by itself: words stand beside it, or are hidden there. */
export function Icon({ name, isHollow = false }: Props) {
  return (
    <svg class={isHollow ? 'icon hollow' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  );
}
