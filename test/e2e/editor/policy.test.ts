import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEditor } from './open-editor.ts'
import type { OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
beforeAll(async () => {
  editor = await openEditor()
})
afterAll(() => editor.close())

/** What the page's policy refused since it was loaded. */
const refused = () => editor.page.evaluate(() => (window as unknown as { refused: string[] }).refused)

test('the page comes with a policy of its own, nothing inline in it', async () => {
  const policies = await Promise.all(
    [1, 2].map(async () => {
      const response = await fetch(editor.server.url)
      const policy = response.headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([^']{24})'/.exec(policy)?.[1] ?? ''
      // The very nonce stands on what the page begins with.
      expect(await response.text()).toContain(`<script nonce="${nonce}"`)
      return { policy, nonce }
    }),
  )
  const [{ policy, nonce }, other] = policies as [(typeof policies)[0], (typeof policies)[0]]
  expect(nonce).not.toBe(other.nonce)
  expect(policy).not.toMatch(/unsafe-/)
  const directives = Object.fromEntries(
    policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)] as const),
  )
  expect(directives).toMatchObject({
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  })
})

test('nothing that the editor does is refused by it', async () => {
  const { page } = editor
  await page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, sourceFile }) =>
      refused.push(`${violatedDirective} ${blockedURI} ${sample} ${sourceFile}`),
    )
  })
  await page.reload()
  await page.waitForSelector('[data-node-id]')
  // A dialog that holds the page still, a list of a choice, a menu.
  await page.keyboard.press('Control+k')
  await page.locator('[cmdk-input], [role="dialog"] input').first().waitFor()
  await page.keyboard.press('Escape')
  const choice = page.locator('[data-node-id] [role="combobox"]').first()
  await choice.click()
  await page.locator('[role="listbox"], [role="option"]').first().waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[data-node-id]').first().click({ button: 'right' })
  await page.getByRole('menu').first().waitFor()
  await page.keyboard.press('Escape')
  expect(await refused()).toEqual([])
  // Styles that packages wrote are in force.
  const empty = await page.evaluate(() =>
    [...document.querySelectorAll('style')]
      .filter(({ textContent, sheet }) => textContent !== '' && (sheet?.cssRules.length ?? 0) === 0)
      .map(({ textContent }) => textContent?.slice(0, 80)),
  )
  expect(empty).toEqual([])
})

test('script that somebody brings in does not run', async () => {
  const { page } = editor
  const ran = await page.evaluate(async () => {
    const place = document.createElement('div')
    place.innerHTML = '<img src="data:," onerror="window.brought = 1"><style>body { --brought: 1 }</style>'
    document.body.append(place)
    const script = document.createElement('div')
    script.innerHTML = '<a href="javascript:window.brought = 2">x</a>'
    document.body.append(script)
    script.querySelector('a')!.click()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const style = getComputedStyle(document.body).getPropertyValue('--brought')
    return [(window as unknown as { brought?: number }).brought, style]
  })
  expect(ran).toEqual([undefined, ''])
  expect((await refused()).length).toBeGreaterThanOrEqual(2)
  expect(editor.faults).toEqual([])
})
