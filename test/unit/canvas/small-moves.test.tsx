// @vitest-environment happy-dom
import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Canvas } from '../../../app/canvas/canvas.tsx'
import { noSelection } from '../../../app/shell/view-store.ts'
import { draw, editorOf, oneNode } from '../fields/editor-around.tsx'

it('a click that moves as far as no drag does is a click', async () => {
  const editor = editorOf({ ...oneNode('text/prompt'), layout: { nodes: { node: { x: 0, y: 0 } } } })
  const { container } = draw(editor, <Canvas />)
  await expect.poll(() => container.querySelector('.react-flow__node')).not.toBeNull()
  const chosen = (): number => editor.view.getState().selection.nodes.size
  const click = (selector: string, by: number): Promise<void> =>
    act(async () => {
      const target = container.querySelector(selector)!
      const tell = (type: string, x: number): void =>
        void target.dispatchEvent(
          new MouseEvent(type, {
            bubbles: true,
            cancelable: true,
            view: window,
            clientX: x,
            detail: 1,
          }),
        )
      tell('mousedown', 100)
      tell('mousemove', 100 + by)
      tell('mouseup', 100 + by)
      tell('click', 100 + by)
      // d3 lets clicks through again when this one is over.
      await new Promise((done) => setTimeout(done))
    })
  await click('.react-flow__node', 3)
  expect(chosen()).toBe(1)
  await click('.react-flow__pane', 3)
  expect(chosen()).toBe(0)
  editor.view.setState({ selection: { ...noSelection, nodes: new Set(['node']) } })
  await click('.react-flow__pane', 4)
  expect(chosen()).toBe(1)
})
