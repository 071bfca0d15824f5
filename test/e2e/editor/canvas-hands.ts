import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { OpenedEditor } from './open-editor.ts'

/** A point of the page. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** What a person does on the canvas with pointer and keys. */
export class CanvasHands {
  readonly #editor: OpenedEditor

  constructor(editor: OpenedEditor) {
    this.#editor = editor
    // Nothing here takes longer; what waits for a run says so itself.
    editor.page.setDefaultTimeout(10_000)
  }

  get page(): Page {
    return this.#editor.page
  }

  get nodes(): Locator {
    return this.page.locator('[data-node-id]')
  }

  get wires(): Locator {
    return this.page.locator('[data-edge-id]')
  }

  node(type: string): Locator {
    return this.#editor.node(type)
  }

  /** A node in a state of its ring. */
  standing(type: string, state: string): Locator {
    return this.page.locator(`[data-node-type="${type}"][data-state="${state}"]`)
  }

  header(node: Locator): Locator {
    return node.locator('.node-header')
  }

  /** Chooses a node, or adds it to what is chosen. */
  async choose(node: Locator, add = false): Promise<void> {
    await this.header(node).click({ position: { x: 60, y: 12 }, ...(add && { modifiers: ['Shift'] }) })
    await node.and(this.page.locator('.react-flow__node.selected [data-node-id]')).waitFor()
  }

  /** Does something from the menu of a node. */
  async menu(node: Locator, ...names: readonly string[]): Promise<void> {
    await this.header(node).click({ button: 'right', position: { x: 60, y: 12 } })
    for (const name of names) await this.page.getByRole('menuitem', { name, exact: true }).click()
    await this.page.getByRole('menu').waitFor({ state: 'detached' })
  }

  /** A place of the canvas where nothing is: below the sampler. */
  async empty(): Promise<Point> {
    const box = (await this.node('sampling/dit-sampler').boundingBox())!
    return { x: box.x + box.width / 2, y: box.y + box.height + 90 }
  }

  /** Adds a node by its title where nothing is. */
  async add(title: string): Promise<void> {
    const { x, y } = await this.empty()
    await this.page.mouse.dblclick(x, y)
    const palette = this.page.getByRole('dialog', { name: 'Add a node' })
    await palette.getByRole('combobox').fill(title)
    await palette
      .getByRole('option', { name: new RegExp(`^${title}`) })
      .first()
      .click()
    await palette.waitFor({ state: 'detached' })
  }

  /** Waits until the view stands still: nodes grow as their faces come, and the view keeps the graph whole meanwhile. */
  async rest(): Promise<void> {
    let last = ''
    await expect
      .poll(
        async () => {
          const now = JSON.stringify(await this.node('sampling/dit-sampler').boundingBox())
          const same = now === last
          last = now
          return same
        },
        { interval: 400 },
      )
      .toBe(true)
  }

  async middleOf(locator: Locator): Promise<Point> {
    const box = (await locator.boundingBox())!
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  /** Presses at a point and moves to another, without letting go. */
  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(from.x + 12, from.y + 8)
    await mouse.move(to.x, to.y, { steps: 6 })
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z')
  }

  /** Takes the last step back, after which there are so many nodes. */
  async undoTo(count: number): Promise<void> {
    await this.undo()
    await expect.poll(() => this.nodes.count()).toBe(count)
  }

  /** Runs an action by its words, through the command palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.page.getByRole('dialog', { name: 'Search commands' }).getByRole('combobox').fill(title)
    await this.page.getByRole('option', { name: title }).first().click()
  }

  /** Where a node is on the canvas, however the canvas is looked at. */
  place(node: Locator): Promise<string> {
    return node.evaluate((element) => element.closest<HTMLElement>('.react-flow__node')!.style.transform)
  }
}
