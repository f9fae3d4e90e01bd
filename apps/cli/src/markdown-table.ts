/** A Markdown table; a title that begins with # stands over numbers. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(titles.map((title) => title.replace('#', ''))), line(titles.map((title) => (title.startsWith('#') ? '--:' : '---'))), ...rows.map(line)].join(
    '\n',
  )
}
