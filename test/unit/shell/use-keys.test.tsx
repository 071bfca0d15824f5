// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { addNode } from '../../../app/document/index.ts'
import type { Editor } from '../../../app/shell/editor.ts'
import { useKeys } from '../../../app/shell/keys/use-keys.ts'
import { noSelection } from '../../../app/shell/view-store.ts'
import { draw, editorOf, oneNode } from '../fields/editor-around.tsx'

function Keys(): null {
  useKeys()
  return null
}

function editorWithKeys(): Editor {
  const editor = editorOf({ ...oneNode('text/prompt'), layout: { nodes: { node: { x: 0, y: 0 } } } })
  draw(editor, <Keys />)
  return editor
}

/** Holds a key down for as long as it takes to be told four times. */
function hold(press: KeyboardEventInit): void {
  for (const repeat of [false, true, true, true])
    expect(fireEvent.keyDown(document.body, { ...press, repeat })).toBe(false)
}

test('a key that is held down asks for one run', () => {
  const editor = editorWithKeys()
  const start = vi.fn(() => Promise.resolve('new'))
  Object.assign(editor.runs, { start })
  hold({ key: 'Enter', ctrlKey: true })
  expect(start).toHaveBeenCalledTimes(1)
})

test('a key that is held down undoes step after step', () => {
  const editor = editorWithKeys()
  for (let x = 0; x < 5; x++) editor.document.run(addNode(undefined, 'values/number', { x: x * 900, y: 900 }))
  const count = (): number => Object.keys(editor.document.document.nodes).length
  hold({ key: 'z', ctrlKey: true })
  expect(count()).toBe(2)
  hold({ key: 'Z', ctrlKey: true, shiftKey: true })
  expect(count()).toBe(6)
})

test('an arrow that is held down moves what is chosen on and on', async () => {
  const editor = editorWithKeys()
  editor.view.setState({ selection: { ...noSelection, nodes: new Set(['node']) } })
  hold({ key: 'ArrowRight' })
  await expect.poll(() => editor.document.document.layout.nodes['node']?.x).toBe(16)
})
