import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEditor, type OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor

beforeAll(async () => {
  editor = await openEditor()
}, 300_000)

afterAll(() => editor?.close())

describe('the form', { timeout: 120_000 }, () => {
  it('takes what the workflow exposes, runs it, shows it being made, and then the video', async () => {
    const { page } = editor
    await page.getByRole('radio', { name: 'Form' }).click()
    const form = page.locator('[data-form]')
    await form.getByRole('heading', { name: 'Text to video' }).waitFor()
    await form.getByRole('textbox', { name: 'Prompt' }).fill('an owl flies over a lake at night')
    await form.getByRole('region', { name: 'Quality' }).getByRole('spinbutton', { name: 'Steps' }).fill('60')
    await form.getByRole('button', { name: /^Run/ }).click()
    await form.getByText(/DiT Sampler, step \d+ of 60/).waitFor({ timeout: 60_000 })
    await form.getByRole('img', { name: 'Preview of the video' }).waitFor()
    const video = form.locator('[data-output] video')
    await video.waitFor({ timeout: 90_000 })
    await expect
      .poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth), { timeout: 20_000 })
      .toBeGreaterThan(0)
  })

  it('leaves keys of the canvas to the browser', async () => {
    const { page } = editor
    const form = page.locator('[data-form]')
    await page.getByRole('radio', { name: 'Graph' }).click()
    await editor.node('media/save-video').locator('.node-title').click()
    await page.getByRole('radio', { name: 'Form' }).click()
    await form.getByRole('heading', { name: 'Text to video' }).click()
    for (const key of ['Backspace', 'Space', 'Tab']) await page.keyboard.press(key)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
    // Nor is the graph changed, which nobody sees, by words or a button.
    await page.keyboard.press('Control+k')
    const commands = page.getByRole('dialog', { name: 'Search commands' })
    await commands.getByRole('option', { name: /queue/i }).first().waitFor()
    for (const name of ['Delete', 'Add a node', 'Paste'])
      expect(await commands.getByRole('option', { name, exact: true }).count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(
      await page.getByRole('navigation', { name: 'Panels' }).getByRole('button').first().textContent(),
    ).toBe('Templates')
    await page.getByRole('radio', { name: 'Graph' }).click()
    await editor.node('media/save-video').waitFor()
    await page.getByRole('radio', { name: 'Form' }).click()
  })

  it('says what its author allows', async () => {
    const seconds = editor.page.locator('[data-form]').getByRole('spinbutton', { name: 'Seconds' })
    await seconds.fill('90')
    await seconds.press('Enter')
    await editor.page.getByRole('alert').getByText('This form takes at most 12. It is 90.').waitFor()
    await seconds.press('Escape')
  })

  it('fits a phone', async () => {
    await editor.page.setViewportSize({ width: 390, height: 844 })
    const form = editor.page.locator('[data-form]')
    const overflow = await form.evaluate((element) => element.scrollWidth - element.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const run = await form.getByRole('button', { name: /^Run/ }).boundingBox()
    expect(run!.x + run!.width).toBeLessThanOrEqual(390)
    expect(editor.faults).toEqual([])
  })
})
