import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { actions } from '../../../app/shell/actions.ts'
import { pointerGestures } from '../../../app/shell/commands/pointer-gestures.ts'
import { axeViolations } from './axe-violations.ts'
import { openEditor, type OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
const said: string[] = []

beforeAll(async () => {
  editor = await openEditor({ colorScheme: 'dark' })
  editor.page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text())
  })
  await editor.page.reload()
  await editor.page.waitForSelector('[data-node-id]')
}, 300_000)

afterEach(() => {
  expect(editor.faults).toEqual([])
  expect(said).toEqual([])
})

afterAll(() => editor?.close())

/** Does what the command palette offers by a name. */
const command = async (title: string): Promise<void> => {
  const { keyboard } = editor.page
  await keyboard.press('Control+k')
  await editor.page.getByRole('dialog', { name: 'Search commands' }).waitFor()
  await keyboard.type(title)
  const { page } = editor
  const option = page.getByRole('option').filter({ has: page.getByText(title, { exact: true }) })
  await option.first().click()
  await editor.page.getByRole('dialog').waitFor({ state: 'hidden' })
}
const theme = (): Promise<string | null> => editor.page.locator('html').getAttribute('data-theme')
const canvasColour = (): Promise<string> =>
  editor.page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--canvas').trim())
const saved = () => editor.page.locator('[data-saved]')

/** Whether what has the focus is drawn so: an outline or a ring on it, or on what stands for it. */
const focusShows = (): Promise<boolean> =>
  editor.page.evaluate(() => {
    let element = document.activeElement
    if (!element || element === document.body) return false
    for (let up = 0; element && up < 3; up++, element = element.parentElement)
      for (const part of [element, ...element.children]) {
        const { outlineStyle, outlineWidth, boxShadow, stroke } = getComputedStyle(part)
        if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) return true
        if (boxShadow !== 'none' && /8c|rgb\(140, 187, 255\)/i.test(boxShadow)) return true
        if (stroke === 'rgb(140, 187, 255)') return true
      }
    return false
  })
const focusedName = (): Promise<string> =>
  editor.page.evaluate(() => {
    const element = document.activeElement
    if (element === document.body) return ''
    return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
  })

const violations = (): Promise<string[]> => axeViolations(editor.page)

describe('the page', { timeout: 60_000 }, () => {
  it('opens on the graph of text to video', async () => {
    const types = await editor.page
      .locator('[data-node-type]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node-type')))
    expect(types).toContain('text/prompt')
    expect(types).toContain('sampling/dit-sampler')
    expect(types).toContain('media/save-video')
    await expect.poll(() => editor.page.title()).toBe('Text to video · Reelgraph')
  })

  it('is dark or light as the system is, or as it is told, and remembers it', async () => {
    const { page } = editor
    expect(await theme()).toBe('dark')
    expect(await canvasColour()).toBe('#171717')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(theme).toBe('light')
    expect((await canvasColour()).toLowerCase()).toBe('#cfcfcf')
    await command('Use the dark theme')
    await expect.poll(theme).toBe('dark')
    await page.reload()
    await page.waitForSelector('[data-node-id]')
    expect(await theme()).toBe('dark')
    await command('Use the theme of the system')
    await expect.poll(theme).toBe('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(theme).toBe('dark')
  })

  it('lists every key of the one table on the sheet, and every gesture', async () => {
    const { page } = editor
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Shortcuts' })
    await sheet.waitFor()
    const listed = await sheet.locator('dt').allTextContents()
    const keyed = actions.filter(({ keys }) => keys?.length)
    const wanted = [...keyed, ...pointerGestures].map(({ title }) => title)
    expect(listed.toSorted()).toEqual(wanted.toSorted())
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
  })

  it('goes from area to area with F6, and shows where the focus is', async () => {
    const seen: (string | undefined)[] = []
    for (let press = 0; press < 5; press++) {
      await editor.page.keyboard.press('F6')
      seen.push(
        await editor.page.evaluate(
          () => document.activeElement?.closest<HTMLElement>('[data-area]')?.dataset['area'],
        ),
      )
      const name = await focusedName()
      await expect.poll(focusShows, { message: `focus on "${name}"` }).toBe(true)
    }
    expect(new Set(seen)).toEqual(new Set(['top', 'rail', 'canvas', 'inspector', 'bottom']))
  })
})

describe('without a pointer', { timeout: 180_000 }, () => {
  it('adds, connects, sets, runs and saves', async () => {
    const { page } = editor
    const { keyboard } = page
    const wires = page.locator('[data-edge-id]')
    const made = page.locator('[data-node-type="media/preview"]')
    // A second try begins where the first did.
    for (let layer = 0; layer < 3 && (await page.getByRole('dialog').count()) > 0; layer++)
      await keyboard.press('Escape')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    for (let back = 0; back < 9 && (await made.count()) > 0; back++) await keyboard.press('Control+z')
    await expect.poll(() => made.count()).toBe(0)
    const before = await wires.count()
    // Add.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await keyboard.press('Space')
    await expect.poll(focusedName).toBe('Search nodes')
    await keyboard.type('Preview')
    await page
      .getByRole('option', { name: /^Preview/ })
      .first()
      .waitFor()
    await keyboard.press('Enter')
    await made.waitFor()
    // Connect: from the decoder to the first port that fits, the new node's.
    await keyboard.press('Control+f')
    await expect.poll(focusedName).toBe('Find a node')
    await keyboard.type('Decode')
    await keyboard.press('Enter')
    await expect.poll(focusedName).toMatch(/Decode/)
    await expect.poll(focusShows).toBe(true)
    await keyboard.press('c')
    const voice = page.locator('[data-wire-voice]')
    await expect.poll(() => voice.textContent()).toMatch(/fits.*Enter connects/)
    for (let press = 0; press < 8 && !/Preview/.test((await voice.textContent()) ?? ''); press++)
      await keyboard.press('ArrowRight')
    expect(await voice.textContent()).toMatch(/Preview/)
    await keyboard.press('Enter')
    await expect.poll(() => wires.count()).toBe(before + 1)
    await expect.poll(() => voice.textContent()).toMatch(/^Connected/)
    await expect.poll(focusShows).toBe(true)
    // Set.
    await keyboard.press('Control+f')
    await expect.poll(focusedName).toBe('Find a node')
    await keyboard.type('Noise Scheduler')
    await keyboard.press('Enter')
    await expect.poll(focusedName).toMatch(/Noise Scheduler/)
    const steps = page.locator('[data-area="inspector"]').getByRole('spinbutton', { name: 'Steps' })
    await steps.waitFor()
    await keyboard.press('F6')
    for (
      let press = 0;
      press < 30 && !(await steps.evaluate((field) => field === document.activeElement));
      press++
    ) {
      await keyboard.press('Tab')
      const name = await focusedName()
      await expect.poll(focusShows, { message: `focus on "${name}"` }).toBe(true)
    }
    await keyboard.press('Control+a')
    await keyboard.type('12')
    await keyboard.press('Enter')
    // Save.
    await keyboard.press('Control+s')
    await expect.poll(() => saved().getAttribute('data-saved')).toBe('saved')
    // Run.
    await keyboard.press('Control+Enter')
    await expect.poll(() => page.title(), { timeout: 60_000 }).toMatch(/^\d+ % · Text to video · Reelgraph$/)
    const icon = page.locator('head link[rel="icon"]').last()
    expect(await icon.getAttribute('href')).toMatch(/^data:image\/svg\+xml/)
    await page
      .locator('[data-node-type="sampling/dit-sampler"][data-state="done"]')
      .waitFor({ timeout: 90_000 })
    await page
      .locator('[data-node-type="media/save-video"][data-state="done"]')
      .waitFor({ state: 'attached', timeout: 60_000 })
    await expect.poll(() => page.title(), { timeout: 20_000 }).toBe('Text to video · Reelgraph')
    expect(await page.locator('head link[rel="icon"][href^="data:"]').count()).toBe(0)
  })
})

describe.each(['dark', 'light'] as const)('WCAG 2 A and AA, %s', { timeout: 180_000 }, (scheme) => {
  beforeAll(async () => {
    await editor.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await editor.page.waitForSelector(`html[data-theme="${scheme}"]`)
  })

  it('holds on the graph', async () => expect(await violations()).toEqual([]))

  it.each(['Templates', 'Gallery', 'History', 'Queue', 'Problems', 'Help', 'Settings'])(
    'holds with %s open',
    async (title) => {
      await command(title)
      const panel = editor.page.getByRole('complementary', { name: title, exact: true })
      await panel.waitFor()
      await panel.getByRole('button').first().waitFor()
      await editor.page.waitForLoadState('networkidle')
      expect(await violations()).toEqual([])
      await command(title)
      await panel.waitFor({ state: 'hidden' })
    },
  )

  it.each([
    ['?', 'Shortcuts'],
    ['Control+k', 'Search commands'],
    ['Space', 'Add a node'],
    ['Control+f', 'Find a node'],
  ])('holds with the dialog of %s', async (keys) => {
    await editor.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await editor.page.keyboard.press(keys)
    await editor.page.getByRole('dialog').waitFor()
    expect(await violations()).toEqual([])
    await editor.page.keyboard.press('Escape')
    await editor.page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it.each(['Workflow', 'Zoom', 'More ways to run'])('holds with the menu %s', async (name) => {
    const button = editor.page.locator('button[aria-haspopup="menu"]').filter({ visible: true })
    const place = { Workflow: 'top', Zoom: 'bottom', 'More ways to run': 'top' }[name]!
    const all = editor.page.locator(`[data-area="${place}"]`).locator(button)
    await (name === 'More ways to run' ? all.last() : all.first()).click()
    await editor.page.getByRole('menu').waitFor()
    expect(await violations()).toEqual([])
    await editor.page.keyboard.press('Escape')
    await editor.page.getByRole('menu').waitFor({ state: 'hidden' })
  })

  it('holds on the form', async () => {
    await editor.page.getByRole('radio', { name: 'Form' }).click()
    await editor.page.locator('[data-form]').waitFor()
    expect(await violations()).toEqual([])
    await editor.page.getByRole('radio', { name: 'Graph' }).click()
    await editor.page.waitForSelector('[data-node-id]')
  })
})
