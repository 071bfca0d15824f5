// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { usePointer } from '../../../app/canvas/gestures/use-pointer.ts'
import { type Stage, stageOf } from '../../../app/canvas/stage/stage.ts'
import { draw, editorOf } from '../fields/editor-around.tsx'

let stage: Stage

/** The canvas, and a line of a menu that it opened over the page. */
function Surface(): ReactNode {
  return (
    <div {...usePointer(stage)}>
      <div className="react-flow__pane" data-testid="pane" />
      {createPortal(
        <div role="menu">
          <p>Paste</p>
        </div>,
        document.body,
      )}
    </div>
  )
}

beforeEach(() => {
  const editor = editorOf({ nodes: {} })
  stage = stageOf(editor)
  stage.handle = { toCanvas: (at: object) => at } as never
  draw(editor, <Surface />)
})
afterEach(() => void vi.restoreAllMocks())

const machine = (name: string): void => void vi.spyOn(navigator, 'platform', 'get').mockReturnValue(name)
const press = (button: number): void => {
  fireEvent.pointerDown(screen.getByTestId('pane'), { button, ctrlKey: true })
  fireEvent.contextMenu(screen.getByTestId('pane'), { button, ctrlKey: true, clientX: 8, clientY: 9 })
}

it('Ctrl and a click open the menu on a Mac, and choose nothing', () => {
  machine('MacIntel')
  press(0)
  expect(stage.state.getState().menu).toMatchObject({ client: { x: 8, y: 9 }, subject: { kind: 'canvas' } })
  expect(stage.adding).toBe(false)
})

it('the knife opens no menu; a key does after it', () => {
  machine('Linux x86_64')
  press(2)
  expect(stage.state.getState().menu).toBeUndefined()
  expect(stage.adding).toBe(true)
  fireEvent.pointerDown(screen.getByTestId('pane'), { button: 2 })
  fireEvent.contextMenu(screen.getByTestId('pane'), { button: 2 })
  expect(stage.state.getState().menu).toBeDefined()
})

it('a line of the menu is no place on the canvas', () => {
  fireEvent.pointerMove(screen.getByTestId('pane'), { clientX: 8, clientY: 9 })
  fireEvent.pointerMove(screen.getByText('Paste'), { clientX: 40, clientY: 90 })
  fireEvent.pointerDown(screen.getByText('Paste'), { clientX: 40, clientY: 90 })
  expect(stage.pointer).toEqual({ x: 8, y: 9 })
})
