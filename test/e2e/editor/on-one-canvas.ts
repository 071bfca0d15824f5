import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { CanvasHands } from './canvas-hands.ts'
import { type OpenedEditor, openEditor, type OpenWish } from './open-editor.ts'

/** The editor that the tests of a file share, and what a person does in it. */
export interface OneCanvas {
  readonly editor: OpenedEditor
  readonly hands: CanvasHands
}

/**
 * Opens an editor for all tests of a file, which may use the clipboard. Each of them begins with nothing chosen and nothing
 * open, and has failed where the page threw something.
 */
export function onOneCanvas(take: (canvas: OneCanvas) => void, wish: OpenWish = {}): void {
  let editor: OpenedEditor | undefined
  beforeAll(async () => {
    editor = await openEditor(wish)
    await editor.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    take({ editor, hands: new CanvasHands(editor) })
  }, 300_000)
  afterAll(() => editor?.close())
  beforeEach(async () => {
    await editor?.page.keyboard.press('Escape')
    await editor?.page.keyboard.press('Escape')
  })
  afterEach(() => expect(editor?.faults).toEqual([]))
}
