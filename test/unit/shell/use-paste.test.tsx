// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { canvasDeeds } from '../../../app/canvas/actions/late-canvas-deeds.ts'
import { copyFragment, fragmentText } from '../../../app/document/index.ts'
import type { Editor } from '../../../app/shell/editor.ts'
import { usePaste } from '../../../app/shell/keys/use-paste.ts'
import { draw, editorOf, oneNode } from '../fields/editor-around.tsx'

function Paste(): null {
  usePaste()
  return null
}

/** Pastes the graph's own node, as the browser does. False where that was prevented. */
function paste({ document: { document: workflow } }: Editor, target: Element = document.body): boolean {
  const nothing = { edges: [], frames: [], notes: [] }
  const text = fragmentText(copyFragment(workflow, undefined, { nodes: ['node'], ...nothing }))
  const event = new Event('paste', { bubbles: true, cancelable: true })
  return target.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }))
}

test('what the middle button pastes after a pan is not meant, until a key or another button is pressed', async () => {
  const editor = editorOf({ ...oneNode('text/prompt'), layout: { nodes: { node: { x: 0, y: 0 } } } })
  draw(
    editor,
    <>
      <Paste />
      <input aria-label="Field" />
    </>,
  )
  // What is done about the graph is done at once from here on.
  await new Promise<void>((done) => canvasDeeds(() => done())(editor))
  const pasted = (): number => Object.keys(editor.document.document.nodes).length - 1
  fireEvent.pointerDown(document.body, { button: 1 })
  expect(paste(editor)).toBe(false)
  await new Promise((done) => setTimeout(done))
  expect(pasted()).toBe(0)
  // A field takes it: there the button is pressed to paste.
  expect(paste(editor, document.querySelector('input')!)).toBe(true)
  fireEvent.keyDown(document.body, { key: 'v', ctrlKey: true })
  paste(editor)
  await expect.poll(pasted).toBe(1)
  fireEvent.pointerDown(document.body, { button: 1 })
  fireEvent.pointerDown(document.body, { button: 2 })
  paste(editor)
  await expect.poll(pasted).toBe(2)
})
