import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, NodeResult } from 'axe-core'
import type { Page } from 'playwright-core'

const { resolve } = createRequire(import.meta.url)
const axe = readFile(resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Where axe cannot work a contrast out by itself, and why somebody has looked at it instead. Anything else that it is not
 * sure of counts as a violation.
 */
const seenByEye: readonly { readonly within: string; readonly because: string }[] = []

/** What the rules of WCAG 2 A and AA find on a page as it is, and where they cannot tell whether words can be read. */
export async function axeViolations(page: Page): Promise<string[]> {
  // In a world of its own: the page's policy lets no script in that the server did not send.
  await page.evaluate(await axe)
  const results = await page.evaluate(
    async (seen) => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
      const { violations, incomplete } = await axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
        resultTypes: ['violations', 'incomplete'],
      })
      const known = ({ target }: NodeResult): boolean => {
        const element = document.querySelector(String(target.at(-1)))
        return seen.some((within) => element?.closest(within))
      }
      const unsure = incomplete
        .filter(({ id }) => id === 'color-contrast')
        .map(({ id, nodes }) => ({ id: `${id}, not sure`, nodes: nodes.filter((node) => !known(node)) }))
      return [...violations, ...unsure].map(({ id, nodes }) => ({ id, nodes }))
    },
    seenByEye.map(({ within }) => within),
  )
  return results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
      return `${id}: ${target.join(' ')} (${why})`
    }),
  )
}
