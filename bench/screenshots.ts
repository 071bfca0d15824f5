/**
 * `npx tsx bench/screenshots.ts [name…]`: the pictures of the README, made anew (docs/images/*.webp): a real server with data
 * of its own, the built editor in Chromium at 1440 × 900, and the embedded model.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { openEditor, type OpenedEditor } from '../test/e2e/editor/open-editor.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'images')
/** What a picture may weigh, in bytes. */
const most = 200_000
const asked = process.argv.slice(2)
const rows: { readonly picture: string; readonly kB: number; readonly fits: boolean }[] = []
const prompts: readonly (readonly [string, number])[] = [
  ['a fox runs to the right in a forest at night', 7],
  ['a fish swims to the left in the sea', 9],
  ['a train drives to the left in a desert at dusk', 3],
  ['a butterfly flies in a meadow by day', 11],
  ['a horse runs to the left in a meadow by day', 5],
  ['a fox jumps in a meadow by day', 2],
]

await mkdir(folder, { recursive: true })
const editor = await openEditor({ colorScheme: 'dark' })
try {
  const { page } = editor
  for (const [words, seed] of prompts.toReversed()) await run(editor, words, seed)
  await rest(page)
  await take(page, 'editor-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForSelector('html[data-theme="light"]')
  await take(page, 'editor-light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForSelector('html[data-theme="dark"]')

  await scrub(page)
  await take(page, 'denoise-scrubber')

  await rail(page, 'Gallery')
  await page
    .locator('[data-area="panel"] :is(img, video)')
    .nth(prompts.length - 1)
    .waitFor()
  await page.waitForLoadState('networkidle')
  await take(page, 'gallery')
  await rail(page, 'Gallery')

  await page.getByRole('radio', { name: 'Form' }).click()
  await page.locator('[data-form]').waitFor()
  await page.waitForLoadState('networkidle')
  await take(page, 'form')
  await page.getByRole('radio', { name: 'Graph' }).click()

  await rail(page, 'Templates')
  await page
    .locator('[data-area="panel"]')
    .getByRole('button', { name: /Several shots|Multi-shot/ })
    .first()
    .click()
  const composer = page.locator('[data-node-type="clip/multi-shot-composer"]')
  await composer.waitFor()
  // With pictures in its shots, and the width of the window for itself.
  await page.keyboard.press('Control+Enter')
  await ended(page)
  await composer.locator('.node-header').click({ position: { x: 60, y: 12 } })
  await page.keyboard.press('Control+i')
  await composer.getByRole('button', { name: 'Open the storyboard' }).click()
  await page.mouse.move(700, 880)
  await page.waitForTimeout(800)
  await take(page, 'storyboard')
  if (editor.faults.length > 0) throw new Error(`The page had faults: ${editor.faults.join('\n')}`)
} finally {
  await editor.close()
}
console.table(rows)
process.exitCode = rows.every(({ fits }) => fits) ? 0 : 1

/** Makes a video with other words and another seed, and waits until it is there. */
async function run({ page }: OpenedEditor, words: string, seed: number): Promise<void> {
  const prompt = page.locator('[data-node-type="text/prompt"] textarea')
  await prompt.fill(words)
  await prompt.blur()
  const field = page
    .locator('[data-node-type="sampling/dit-sampler"]')
    .getByRole('spinbutton', { name: 'Seed', exact: true })
  await field.fill(String(seed))
  await field.press('Enter')
  await page.keyboard.press('Control+Enter')
  await ended(page)
}

/** Waits until the run that was begun has ended, its video is saved and the bar says so. */
async function ended(page: Page): Promise<void> {
  const percent = /^\d+ % · /
  await page.waitForFunction((told) => new RegExp(told).test(document.title), percent.source, {
    timeout: 60_000,
  })
  await page.waitForFunction((told) => !new RegExp(told).test(document.title), percent.source, {
    timeout: 180_000,
  })
  await page.waitForSelector('[data-node-type="media/save-video"][data-state="done"]', { timeout: 60_000 })
}

/** Takes the focus and the pointer off everything, and shows all of the graph with the sampler chosen. */
async function rest(page: Page): Promise<void> {
  await page
    .locator('[data-node-type="sampling/dit-sampler"] .node-header')
    .click({ position: { x: 60, y: 12 } })
  await page.getByRole('button', { name: 'Fit all' }).click()
  await page.mouse.move(700, 880)
  await page.waitForTimeout(800)
}

/** Goes back to the fifth step of the run with the keys. */
async function scrub(page: Page): Promise<void> {
  const strip = page.locator('[data-node-type="sampling/dit-sampler"]').getByRole('slider', { name: 'Step' })
  await strip.focus()
  await page.keyboard.press('Home')
  for (let step = 1; step < 5; step++) await page.keyboard.press('ArrowRight')
  await page.locator('[data-node-type="sampling/dit-sampler"] canvas[data-step="5"]').waitFor()
}

async function rail(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: title }).click()
}

/** Takes the picture as it is, and keeps it as WebP. */
async function take(page: Page, name: string): Promise<void> {
  if (asked.length > 0 && !asked.includes(name)) return
  await page.waitForTimeout(300)
  const shot = await sharp(await page.screenshot())
    .webp({ quality: 88, effort: 6 })
    .toBuffer()
  await writeFile(join(folder, `${name}.webp`), shot)
  rows.push({
    picture: `docs/images/${name}.webp`,
    kB: Number((shot.length / 1000).toFixed(1)),
    fits: shot.length < most,
  })
}
