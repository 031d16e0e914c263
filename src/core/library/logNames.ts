/**
 * The name PTS gives what belongs to an identifier under test-logs and system-logs
 * (`pts_strings.php`, simplify_string_for_file_handling): slashes become `_`, odd characters go.
 */
export function logName(identifier: string): string {
  return identifier
    .replace(/[/\\]/g, '_')
    .replace(/[^A-Za-z0-9\-. _,@+;=]/g, '')
    .trim();
}
