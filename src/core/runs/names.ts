import { logFolderName } from '../environment/evidence/gather';
import { phpTrim } from '../results/phpTrim';

/** Longest title or identifier of a run. PTS allows 126; a name of a file with it must fit, too. */
export const longestName = 100;

/**
 * What PTS keeps of an identifier, without a word (pts_test_run_manager.php, clean_results_identifier): ASCII
 * letters and digits, blanks, `- _ : , . @ + ; =` and slashes. Empty when nothing is left: PTS then makes up one.
 * Names of variables such as `$HOSTNAME`, which PTS fills in before, are kept as words here.
 */
export function keptOf(identifier: string): string {
  return squeezed(phpText(phpTrim(identifier).replace(/[^A-Za-z0-9 _:,./\\@+;=-]/g, '')), ' ');
}

/**
 * The folder of PTS's results for a title (clean_save_name): lower-case, blanks as `-`, of the rest only letters
 * and digits, at most 126 characters. Empty when nothing is left.
 */
export function folderOf(title: string): string {
  const dashed = phpTrim(title).replaceAll(' ', '-');
  return squeezed(phpText(dashed.replace(/[^A-Za-z0-9-]/g, '')), '-')
    .toLowerCase()
    .slice(0, 126);
}

/** The name of an identifier's folder below `system-logs`, and of its logs below `test-logs`. */
export function logNameOf(identifier: string): string {
  return logFolderName(keptOf(identifier));
}

/**
 * Whether a run may have this identifier: PTS keeps it as it is, so that it finds the run again, and it is a plain
 * name of a file on every system.
 */
export function isAllowedIdentifier(identifier: string): boolean {
  return (
    identifier.length <= longestName &&
    /^[A-Za-z0-9][A-Za-z0-9 _.,+@-]*$/.test(identifier) &&
    !identifier.endsWith('.') &&
    keptOf(identifier) === identifier
  );
}

/** Whether a run may have this title: it reads back as it is, and it gives a folder. */
export function isAllowedTitle(title: string): boolean {
  return isAllowedIdentifier(title) && /^[a-z0-9]/.test(folderOf(title));
}

/** Whether a launch may have this id, which names its folder: `20261127-013000-ab12`. */
export function isAllowedId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(id);
}

/** PHP takes the text `0` for none. */
function phpText(text: string): string {
  return text === '0' ? '' : text;
}

/** Every run of the character as one, and no blanks around. */
function squeezed(text: string, character: ' ' | '-'): string {
  return phpTrim(text.replace(character === ' ' ? / +/g : /-+/g, character));
}
