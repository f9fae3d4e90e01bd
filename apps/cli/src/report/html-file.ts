import { BadInput } from '../failure.ts'
import { checkPage, writePage } from '../page-file.ts'

/** Whether the HTML page of `--page` can be written. Its ending is asked for, so that no log and no car is ever replaced by a page. */
export function checkHtml(file: string, name: string): void {
  if (file !== '' && !/\.html?$/i.test(file)) throw new BadInput(`--page ${file}: expected a name that ends in .html, got another. For example: --page ${name}`)
  checkPage(file, name, '--page')
}

export const writeHtml = (file: string, page: string): void => writePage(file, page, '--page')
