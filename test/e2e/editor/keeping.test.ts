import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { openEditor, type OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor

beforeEach(async () => {
  editor = await openEditor()
}, 300_000)

afterEach(async () => {
  const faults = editor?.faults ?? []
  await editor?.close()
  expect(faults).toEqual([])
})

interface Saved {
  readonly id: string
  readonly title: string
  readonly revision: number
}

const words = (page: Page): Locator =>
  page.locator('[data-node-type="text/prompt"]').first().getByRole('textbox')
const mark = (page: Page, state: string): Promise<void> => page.locator(`[data-saved="${state}"]`).waitFor()

/** Workflows that the server keeps. */
async function kept(): Promise<readonly Saved[]> {
  return (await editor.server.json<{ workflows: readonly Saved[] }>('/api/workflows')).body.workflows
}

/** The prompt of a workflow as the server keeps it. */
async function promptOf(id: string): Promise<unknown> {
  const { body } = await editor.server.json<{ workflow: WorkflowDocument }>(`/api/workflows/${id}`)
  return promptIn(body.workflow)
}

function promptIn({ nodes }: WorkflowDocument): unknown {
  return Object.values(nodes).find(({ type }) => type === 'text/prompt')?.params['words']
}

/** What this browser keeps of workflows. */
function drafts(page: Page): Promise<readonly { readonly document: WorkflowDocument }[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('reelgraph')
        opening.addEventListener('error', () => reject(new Error('no database')))
        opening.addEventListener('success', () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll()
          all.addEventListener('success', () => {
            opening.result.close()
            resolve(all.result as never)
          })
        })
      }),
  )
}

/** Changes the prompt and waits until the server has it; its saved workflow. */
async function saveAs(text: string): Promise<Saved> {
  await words(editor.page).fill(text)
  await expect.poll(async () => (await kept()).length, { timeout: 20_000 }).toBeGreaterThan(0)
  await mark(editor.page, 'saved')
  const [saved] = await kept()
  expect(await promptOf(saved!.id)).toBe(text)
  return saved!
}

describe('what is changed', { timeout: 120_000 }, () => {
  it('is a draft in the browser before it is sent', async () => {
    const { page } = editor
    let before: readonly unknown[] | undefined
    await page.route('**/api/workflows', async (route) => {
      before ??= (await drafts(page)).map(({ document }) => promptIn(document))
      await route.continue()
    })
    await words(page).fill('an owl flies over a lake')
    await expect.poll(() => before, { timeout: 20_000, interval: 20 }).toBeDefined()
    await page.unroute('**/api/workflows')
    await mark(page, 'saved')
    expect(before).toEqual(['an owl flies over a lake'])
    const [saved] = await kept()
    expect(await promptOf(saved!.id)).toBe('an owl flies over a lake')
    // What the server has need not be kept here as well.
    await expect.poll(() => drafts(page)).toEqual([])
  })

  it('is saved while somebody types without a pause', async () => {
    const { page } = editor
    await saveAs('a')
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()))
    await words(page).press('End')
    await words(page).pressSequentially(' fox that runs and runs and runs and runs', { delay: 60 })
    expect(sent.length).toBeGreaterThanOrEqual(2)
  })

  it('is there after a reload in the middle of it, and no other version is spoken of', async () => {
    const { page } = editor
    const saved = await saveAs('a fox at noon')
    for (const text of ['a bear at night', 'a crab on the beach']) {
      await words(page).fill(text)
      await page.reload()
      await page.waitForSelector('[data-node-id]')
      expect(await words(page).inputValue()).toBe(text)
      await expect.poll(() => promptOf(saved.id), { timeout: 20_000 }).toBe(text)
      await mark(page, 'saved')
    }
    expect(await kept()).toHaveLength(1)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe('a server that goes away', { timeout: 180_000 }, () => {
  it('is said once; edits go on, and are saved when it is back', async () => {
    const { page } = editor
    const saved = await saveAs('a fox at noon')
    await editor.killServer()
    const notice = page.getByText('The server does not answer.', { exact: true })
    await notice.waitFor({ timeout: 30_000 })
    await words(page).fill('a fox at dusk')
    await mark(page, 'offline')
    await words(page).fill('a fox at night')
    const scheduler = editor.node('sampling/noise-scheduler').getByRole('spinbutton', { name: 'Steps' })
    await scheduler.fill('9')
    await scheduler.press('Enter')
    await expect
      .poll(async () => (await drafts(page)).map(({ document }) => promptIn(document)))
      .toEqual(['a fox at night'])
    // Longer than between two attempts to reach it.
    await new Promise((resolve) => setTimeout(resolve, 4000))
    expect(await notice.count()).toBe(1)
    await editor.restartServer()
    await mark(page, 'saved')
    await page.getByText('The server is back.').waitFor()
    expect(await promptOf(saved.id)).toBe('a fox at night')
  })

  it('takes nothing with it where the page is closed and opened in the meantime', async () => {
    const { page } = editor
    const saved = await saveAs('a fox at noon')
    await editor.killServer()
    await words(page).fill('a fox at night')
    await expect.poll(async () => (await drafts(page)).length).toBe(1)
    await page.reload().catch(() => {})
    await editor.restartServer()
    await page.goto(editor.server.url)
    await page.waitForSelector('[data-node-id]')
    expect(await words(page).inputValue()).toBe('a fox at night')
    await expect.poll(() => promptOf(saved.id), { timeout: 20_000 }).toBe('a fox at night')
    await mark(page, 'saved')
  })

  it('does not take the page with it, whatever is opened then', async () => {
    const { page } = editor
    await saveAs('a fox at noon')
    await editor.killServer()
    await page.getByText('The server does not answer.', { exact: true }).waitFor({ timeout: 30_000 })
    const rail = page.getByRole('navigation', { name: 'Panels' })
    for (const name of ['Templates', 'Gallery', 'History', 'Help', 'Settings'])
      await rail.getByRole('button', { name }).click()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await words(page).fill('still here')
    expect(await words(page).inputValue()).toBe('still here')
  })
})

describe('two tabs on one workflow', { timeout: 180_000 }, () => {
  /** A second tab on the same workflow, saved, while the first has a change that could not be sent. */
  async function apart(): Promise<{ readonly saved: Saved; readonly send: () => Promise<void> }> {
    const { page, context, server } = editor
    const saved = await saveAs('a fox at noon')
    const other = await context.newPage()
    await other.goto(server.url)
    await other.waitForSelector('[data-node-id]')
    expect(await words(other).inputValue()).toBe('a fox at noon')
    await page.route('**/api/workflows/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    )
    await words(page).fill('mine')
    await mark(page, 'offline')
    await words(other).fill('theirs')
    await expect.poll(() => promptOf(saved.id), { timeout: 20_000 }).toBe('theirs')
    await other.close()
    return { saved, send: () => page.unroute('**/api/workflows/*') }
  }

  it('shows in the one what was changed in the other', async () => {
    const { page, context, server } = editor
    await saveAs('a fox at noon')
    const other = await context.newPage()
    await other.goto(server.url)
    await other.waitForSelector('[data-node-id]')
    await words(other).fill('a fox at night')
    await expect.poll(() => words(page).inputValue(), { timeout: 20_000 }).toBe('a fox at night')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('asks, and keeps mine; theirs stays in the history', async () => {
    const { page } = editor
    const { saved, send } = await apart()
    expect(await promptOf(saved.id)).toBe('theirs')
    await send()
    const dialog = page.getByRole('dialog', { name: 'This workflow was changed elsewhere' })
    await dialog.waitFor({ timeout: 30_000 })
    await dialog.getByRole('region', { name: 'Mine' }).getByText('Set differently: Prompt').waitFor()
    await dialog.getByRole('button', { name: 'Keep mine' }).click()
    await expect.poll(() => promptOf(saved.id), { timeout: 20_000 }).toBe('mine')
    await mark(page, 'saved')
    const { body } = await editor.server.json<{ revisions: { revision: number }[] }>(
      `/api/workflows/${saved.id}/revisions`,
    )
    const prompts = await Promise.all(
      body.revisions.map(async ({ revision }) => {
        const path = `/api/workflows/${saved.id}/revisions/${revision}`
        return promptIn((await editor.server.json<{ workflow: WorkflowDocument }>(path)).body.workflow)
      }),
    )
    expect(prompts).toContain('theirs')
  })

  it('takes theirs, which undo takes back', async () => {
    const { page } = editor
    const { saved, send } = await apart()
    await send()
    await page.getByRole('button', { name: 'Take theirs' }).click({ timeout: 30_000 })
    await expect.poll(() => words(page).inputValue()).toBe('theirs')
    await page.reload()
    await page.waitForSelector('[data-node-id]')
    expect(await words(page).inputValue()).toBe('theirs')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await promptOf(saved.id)).toBe('theirs')
  })

  it('saves mine as a workflow of its own', async () => {
    const { page } = editor
    const { saved, send } = await apart()
    await send()
    await page.getByRole('button', { name: 'Save mine as a copy' }).click({ timeout: 30_000 })
    await expect.poll(async () => (await kept()).length, { timeout: 20_000 }).toBe(2)
    await mark(page, 'saved')
    const copy = (await kept()).find(({ id }) => id !== saved.id)!
    expect(copy.title).toBe('Text to video (copy)')
    expect(await promptOf(copy.id)).toBe('mine')
    expect(await promptOf(saved.id)).toBe('theirs')
  })
})

describe('the history and the list of workflows', { timeout: 120_000 }, () => {
  it('brings an earlier version back, and what was there before it stays in the history', async () => {
    const { page } = editor
    const saved = await saveAs('an owl at dusk')
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'History' }).click()
    const panel = page.getByRole('complementary', { name: 'History' })
    await panel.getByRole('textbox', { name: 'Name for this version' }).fill('The owl')
    await panel.getByRole('button', { name: 'Keep' }).click()
    await panel.getByText('The owl').waitFor()
    await words(page).fill('a bear in the snow')
    await expect.poll(() => promptOf(saved.id), { timeout: 20_000 }).toBe('a bear in the snow')
    await panel.getByRole('button', { name: /Bring back The owl/ }).click()
    await expect.poll(() => words(page).inputValue()).toBe('an owl at dusk')
    await expect.poll(() => promptOf(saved.id)).toBe('an owl at dusk')
    // The newest that is not here any more is the bear.
    await panel.getByText('brought back from', { exact: false }).waitFor()
    await panel
      .getByRole('button', { name: /Bring back/ })
      .first()
      .click()
    await expect.poll(() => words(page).inputValue()).toBe('a bear in the snow')
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => words(page).inputValue()).toBe('an owl at dusk')
  })

  it('leads back to a workflow that another was opened over, in the middle of a change', async () => {
    const { page } = editor
    await words(page).fill('half a thought')
    const rail = page.getByRole('navigation', { name: 'Panels' })
    await rail.getByRole('button', { name: 'Templates' }).click()
    await page.locator('[data-template="multi-shot"]').click()
    await editor.node('clip/multi-shot-composer').waitFor()
    await rail.getByRole('button', { name: 'Templates' }).click()
    await page.getByRole('radio', { name: 'Yours' }).click()
    await page
      .getByRole('list', { name: 'Your workflows' })
      .getByRole('button', { name: /Text to video/ })
      .first()
      .click()
    await expect.poll(() => words(page).inputValue()).toBe('half a thought')
  })
})
