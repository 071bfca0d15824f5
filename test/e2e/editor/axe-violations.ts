import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { unclearContrast } from './unclear-contrast.ts'

const { resolve } = createRequire(import.meta.url)
const axe = readFile(resolve('axe-core/axe.min.js'), 'utf8')

/** What the rules of WCAG 2 A and AA find on a page as it is; contrasts that they cannot tell are measured. */
export async function axeViolations(page: Page): Promise<string[]> {
  // In a world of its own: the page's policy lets no script in that the server did not send.
  await page.evaluate(await axe)
  const { violations, incomplete } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    return axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      resultTypes: ['violations', 'incomplete'],
    })
  })
  const unclear = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes.map(({ target }) => String(target.at(-1))))
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
        return `${id}: ${target.join(' ')} (${why})`
      }),
    ),
    ...(await unclearContrast(page, unclear)),
  ]
}
