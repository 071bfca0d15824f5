import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { OpenedEditor } from './open-editor.ts'

/** A run as the server has it. */
export interface MadeRun {
  readonly id: string
  readonly status: string
  readonly targets?: readonly string[]
  readonly from?: { readonly kind: string; readonly run: string }
  readonly workflow: {
    readonly nodes: Readonly<Record<string, { readonly params: Readonly<Record<string, unknown>> }>>
  }
}

/** What tests do with a sampler of an opened editor and look for at it. */
export class Sampling {
  readonly editor: OpenedEditor
  readonly page: Page

  /** Another page than the editor's first: one that goes through a network of its own. */
  constructor(editor: OpenedEditor, page: Page = editor.page) {
    this.editor = editor
    this.page = page
  }

  node(type: string): Locator {
    return this.page.locator(`[data-node-type="${type}"]`).first()
  }

  get sampler(): Locator {
    return this.node('sampling/dit-sampler')
  }

  get picture(): Locator {
    return this.sampler.locator('canvas[data-step]')
  }

  get progress(): Locator {
    return this.page.locator('[data-progress]')
  }

  /** Waits until the picture on the node is at a step, or beyond it. */
  async stepAtLeast(step: number): Promise<void> {
    await this.page.waitForFunction(
      (least) =>
        Number(document.querySelector<HTMLElement>('canvas[data-step]')?.dataset['step'] ?? 0) >= least,
      step,
      { timeout: 90_000 },
    )
  }

  async until(type: string, state: string): Promise<void> {
    await this.page.waitForSelector(`[data-node-type="${type}"][data-state="${state}"]`, { timeout: 120_000 })
  }

  async set(type: string, label: string, value: number): Promise<void> {
    const field = this.node(type).getByRole('spinbutton', { name: label, exact: true })
    await field.fill(String(value))
    await field.press('Enter')
  }

  /** Chooses a node by its header. */
  async choose(type: string): Promise<void> {
    await this.node(type)
      .locator('.node-header')
      .click({ position: { x: 60, y: 12 } })
  }

  async run(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
  }

  /** Chooses one of the ways to run. */
  async way(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Ways to run' }).click()
    await this.page
      .getByRole('menuitem', { name })
      .or(this.page.getByRole('menuitemcheckbox', { name }))
      .click()
  }

  /** The newest runs of the server, newest first. */
  async runs(): Promise<readonly { readonly id: string; readonly status: string }[]> {
    const { body } = await this.editor.server.json<{ runs: { id: string; status: string }[] }>('/api/runs')
    return body.runs
  }

  async read(id: string): Promise<MadeRun> {
    return (await this.editor.server.json<MadeRun>(`/api/runs/${id}`)).body
  }

  /** The run that is newer than those, once it is there. */
  async newest(than: readonly { readonly id: string }[]): Promise<MadeRun> {
    await expect.poll(async () => (await this.runs()).length, { timeout: 20_000 }).toBe(than.length + 1)
    return this.read((await this.runs())[0]!.id)
  }

  /** Waits until the newest run has ended. */
  async ended(): Promise<void> {
    await expect
      .poll(
        async () => (await this.runs()).every(({ status }) => status !== 'running' && status !== 'queued'),
        {
          timeout: 120_000,
        },
      )
      .toBe(true)
  }

  /** Cancels every run that waits or is made, and waits until none is left. */
  async cleared(): Promise<void> {
    for (const { id, status } of await this.runs()) {
      if (status === 'running' || status === 'queued')
        await this.editor.server.json(`/api/runs/${id}/cancel`, {})
    }
    await this.ended()
  }

  /** Some pixels of the picture, the same ones each time. */
  pixels(): Promise<number[][]> {
    return this.picture.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return Array.from({ length: 16 }, (_, i) => {
        const at = Math.floor((i + 0.5) * (data.length / 64)) * 4
        return [data[at]!, data[at + 1]!, data[at + 2]!]
      })
    })
  }
}
