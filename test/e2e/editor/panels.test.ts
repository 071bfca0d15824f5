import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Locator } from 'playwright-core'
import { openEditor, type OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
let inspector: Locator

beforeAll(async () => {
  editor = await openEditor({ reducedMotion: 'reduce' })
  inspector = editor.page.locator('[data-area="inspector"]')
}, 300_000)

afterEach(() => expect(editor.faults).toEqual([]))

afterAll(() => editor?.close())

const bottom = (name: RegExp): Locator => editor.page.getByRole('contentinfo').getByRole('button', { name })
/** Chooses a node by its header, wherever the canvas was moved to. */
async function choose(type: string): Promise<void> {
  await editor.page.getByRole('button', { name: 'Fit all' }).click()
  await editor
    .node(type)
    .locator('.node-header')
    .click({ position: { x: 50, y: 12 } })
}

describe('the inspector', { timeout: 60_000 }, () => {
  it('shows the workflow, and the node that is chosen; a setting is the same in both places', async () => {
    await inspector.getByRole('heading', { name: 'Workflow' }).waitFor()
    await choose('sampling/dit-sampler')
    await inspector.getByRole('heading', { name: 'DiT Sampler' }).waitFor()
    const guidance = inspector.getByRole('spinbutton', { name: 'Guidance' })
    await guidance.fill('4.5')
    await guidance.press('Enter')
    const onNode = editor.node('sampling/dit-sampler').getByRole('spinbutton', { name: 'Guidance' })
    expect(await onNode.inputValue()).toBe('4.5')
  })

  it('goes where a wire comes from', async () => {
    await choose('sampling/dit-sampler')
    await inspector.getByRole('button', { name: /^Schedule comes from Noise Scheduler/ }).click()
    await inspector.getByRole('heading', { name: 'Noise Scheduler' }).waitFor()
  })

  it('puts a node in a mode, says what that means, and takes it back', async () => {
    await choose('text/prompt-rewriter')
    await inspector.getByRole('radio', { name: 'Bypass' }).click()
    await inspector.getByText('It does not run: Text takes what comes into Text.').waitFor()
    await editor.page.locator('[data-node-type="text/prompt-rewriter"][data-state="bypassed"]').waitFor()
    await inspector.getByRole('radio', { name: 'Active' }).click()
    await editor.page.locator('[data-node-type="text/prompt-rewriter"][data-state="idle"]').waitFor()
  })
})

describe('the problems panel', { timeout: 60_000 }, () => {
  it('lists what is wrong, leads to it, and mends it', async () => {
    await choose('sampling/noise-scheduler')
    await editor.page.keyboard.press('Delete')
    await bottom(/1 problem/).click()
    const panel = editor.page.getByRole('complementary', { name: 'Problems' })
    const row = panel.locator('[data-code="input.missing"]')
    await row.getByRole('button', { name: /DiT Sampler/ }).click()
    await inspector.getByRole('heading', { name: 'DiT Sampler' }).waitFor()
    await row.getByRole('button', { name: 'Add Noise Scheduler' }).click()
    await panel.getByText('No problems').waitFor()
    expect(await editor.node('sampling/noise-scheduler').count()).toBe(1)
    await panel.getByRole('button', { name: 'Close problems' }).click()
  })
})

describe('the queue panel', { timeout: 120_000 }, () => {
  it('pauses, reorders, takes out, goes on, and has an ended run once more', async () => {
    await bottom(/Queue/).click()
    const panel = editor.page.getByRole('complementary', { name: 'Queue' })
    await panel.getByRole('button', { name: 'Pause: begin no further run' }).click()
    await panel.getByText('Paused.', { exact: false }).waitFor()
    // Two steps are enough to end.
    await choose('sampling/noise-scheduler')
    const steps = inspector.getByRole('spinbutton', { name: 'Steps' })
    await steps.fill('2')
    await steps.press('Enter')
    await choose('sampling/dit-sampler')
    for (const place of [1, 2, 3]) {
      await inspector.getByRole('button', { name: 'Draw a new seed' }).click()
      await editor.page.keyboard.press('Control+Enter')
      await panel
        .locator('[aria-label^="Waiting"] > li')
        .nth(place - 1)
        .waitFor()
    }
    const order = (): Promise<(string | null)[]> =>
      panel
        .locator('[aria-label^="Waiting"] > li')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-run')))
    const [a, b, c] = await order()
    await panel.getByRole('button', { name: /3rd of 3\. Move/ }).press('ArrowUp')
    await expect.poll(order, { timeout: 10_000 }).toEqual([a, c, b])
    await panel.locator(`[data-run="${a}"] [aria-label^="Take"]`).click()
    await expect.poll(order, { timeout: 10_000 }).toEqual([c, b])
    await panel.locator(`[data-run="${b}"] [aria-label^="Take"]`).click()
    await panel.getByRole('button', { name: 'Go on with the queue' }).click()
    const done = panel.locator(`[data-run="${c}"][data-status="done"]`)
    await done.waitFor({ timeout: 90_000 })
    await done.getByRole('button', { name: 'Run it again' }).click()
    await expect.poll(() => panel.locator('[data-status="done"]').count(), { timeout: 60_000 }).toBe(2)
    // One that is made is stopped, and tried again.
    await choose('sampling/noise-scheduler')
    await steps.fill('200')
    await steps.press('Enter')
    await editor.page.keyboard.press('Control+Enter')
    await panel.getByRole('button', { name: 'Stop it between steps' }).click()
    const stopped = panel.locator('[data-status="cancelled"]').first()
    await stopped.locator('[aria-label*="Stopped. Show it"]').waitFor({ timeout: 60_000 })
    await expect.poll(() => panel.locator('[aria-label="Making"]').count(), { timeout: 20_000 }).toBe(0)
    await panel.getByRole('button', { name: 'Pause: begin no further run' }).click()
    await panel.getByText('Paused.', { exact: false }).waitFor()
    await stopped.getByRole('button', { name: 'Try again' }).click()
    await editor.page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await order()).length, { timeout: 10_000 }).toBe(2)
    // The first is dragged below the second, and what is edited stays on the canvas.
    await steps.fill('7')
    await steps.press('Enter')
    const [first, second] = await order()
    await panel
      .locator(`[data-run="${first}"]`)
      .dragTo(panel.locator(`[data-run="${second}"]`), { targetPosition: { x: 60, y: 30 } })
    await expect.poll(order, { timeout: 10_000 }).toEqual([second, first])
    await editor.page.getByText('Drop to open its workflow').waitFor({ state: 'detached' })
    expect(await steps.inputValue()).toBe('7')
    await steps.press('Control+z')
    await expect.poll(() => steps.inputValue()).toBe('200')
    for (const id of [first, second]) await panel.locator(`[data-run="${id}"] [aria-label^="Take"]`).click()
    await expect.poll(async () => (await order()).length, { timeout: 10_000 }).toBe(0)
    await panel.getByRole('button', { name: 'Go on with the queue' }).click()
    await panel.getByRole('button', { name: 'Close queue' }).click()
  })
})

describe('history', { timeout: 60_000 }, () => {
  it('keeps a version by name and brings it back', async () => {
    await editor.page
      .getByRole('navigation', { name: 'Panels' })
      .getByRole('button', { name: 'History' })
      .click()
    const panel = editor.page.getByRole('complementary', { name: 'History' })
    const words = editor.node('text/prompt').getByRole('textbox')
    await words.fill('an owl at dusk')
    await panel.getByRole('textbox', { name: 'Name for this version' }).fill('The owl')
    await panel.getByRole('button', { name: 'Keep' }).click()
    await panel.getByText('The owl').waitFor()
    await words.fill('a bear in the snow')
    await editor.page.locator('[data-saved="saved"]').waitFor()
    await panel.getByRole('button', { name: /Bring back The owl/ }).click()
    await expect.poll(() => words.inputValue()).toBe('an owl at dusk')
    await panel.getByRole('button', { name: 'Close history' }).click()
  })
})

describe('help and settings', { timeout: 60_000 }, () => {
  it('explains the chosen node, and finds others', async () => {
    await choose('sampling/dit-sampler')
    await editor.page.keyboard.press('F1')
    const panel = editor.page.locator('#panel-help')
    await panel.getByRole('heading', { name: 'DiT Sampler' }).waitFor()
    await panel.getByRole('button', { name: 'All nodes' }).click()
    await panel.getByRole('searchbox', { name: 'Search help' }).fill('character shots')
    await panel.getByRole('button', { name: /Multi-Shot Composer/ }).waitFor()
    await panel.getByRole('button', { name: 'Close help' }).click()
  })

  it('turns the lights on, and says what runs here', async () => {
    await editor.page
      .getByRole('navigation', { name: 'Panels' })
      .getByRole('button', { name: 'Settings' })
      .click()
    const panel = editor.page.locator('#panel-settings')
    await panel.getByRole('radio', { name: 'Light' }).click()
    await editor.page.locator('html[data-theme="light"]').waitFor()
    await panel.getByText('picturebook').waitFor()
    await panel.getByText(', used').waitFor({ timeout: 30_000 })
    await panel.getByRole('button', { name: 'Close settings' }).click()
  })
})
