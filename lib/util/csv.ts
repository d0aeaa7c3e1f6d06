/** CSV by RFC 4180, safe to open in a spreadsheet. Source of the formula rule: OWASP ASVS 5.0, 1.2.10. */

/** Tells spreadsheets that the file is UTF-8. */
export const CSV_BOM = '\uFEFF';
export const CSV_LINE_END = '\r\n';

export type CsvValue = string | number | boolean | null;

/**
 * First characters that make a spreadsheet compute, or skip to what would. The apostrophe is among them so that
 * the guard can be taken off again without doubt.
 */
const RISKY_START = /^[=+\-@'\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One cell. Texts that a spreadsheet could take for a formula get a leading apostrophe; numbers stay numbers. */
export function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const guarded = RISKY_START.test(value) ? `'${value}` : value;
  return /[",\r\n\0\t;]|^\s|\s$|^'/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One line with its line end. */
export function csvLine(values: readonly CsvValue[]): string {
  return values.map(csvCell).join(',') + CSV_LINE_END;
}

/** The text that was given to `csvCell`, from the cell as a CSV reader returns it. */
export function unguardCsvText(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
