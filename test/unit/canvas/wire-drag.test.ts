// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { dragWire } from '../../../app/canvas/gestures/wire-drag.ts'
import { type Stage, stageOf } from '../../../app/canvas/stage/stage.ts'
import { editorOf } from '../fields/editor-around.tsx'

let stage: Stage
/** What the page has under the pointer. */
let under: Element | null

beforeEach(() => {
  stage = stageOf(
    editorOf({
      nodes: {
        words: { type: 'text/prompt', version: 1, params: {} },
        encoder: { type: 'text/text-encoder', version: 1, params: {} },
      },
      edges: { wire: { from: ['words', 'text'], to: ['encoder', 'text'] } },
      layout: { nodes: { words: { x: 0, y: 0 }, encoder: { x: 400, y: 0 } } },
    }),
  )
  stage.handle = { toCanvas: (at: object) => at } as never
  document.body.innerHTML = `
    <aside></aside>
    <div class="canvas">
      <div class="react-flow">
        <i class="pane"></i>
        <div data-node-id="words">
          <h2></h2><b class="port-side"><i data-port="text" data-node="words" data-side="output"></i></b>
        </div>
        <div data-node-id="encoder">
          <b class="port-side"><i data-port="text" data-node="encoder" data-side="input"></i></b>
        </div>
      </div>
      <div class="map"></div>
    </div>`
  document.elementFromPoint = () => under
})

const at = (selector: string): Element => document.querySelector(selector)!
const tell = (type: string, init: PointerEventInit = {}): PointerEvent => {
  const event = new PointerEvent(type, { bubbles: true, pointerId: 1, ...init })
  dispatchEvent(event)
  return event
}
/** Presses a port of a node and moves off it, to something. */
const drag = (node: string, to: Element | null): void => {
  const port = document.querySelector<HTMLElement>(`[data-node="${node}"]`)!
  dragWire(stage, port, new PointerEvent('pointerdown', { pointerId: 1 }))
  under = to
  tell('pointermove', { clientX: 40, buttons: 1 })
  expect(stage.state.getState().wire?.taken).toBe(node === 'encoder' ? 'wire' : undefined)
}
const up = (init: PointerEventInit = {}): void => void tell('pointerup', { clientX: 40, ...init })
const wires = (): number => Object.keys(stage.editor.document.document.edges).length
const asks = (): boolean => stage.editor.view.getState().overlay?.kind === 'add'

describe('a wire that is let go', () => {
  it('in the void is cut where it was taken off its port, and else asks for a node', () => {
    drag('encoder', at('.pane'))
    up()
    expect([wires(), asks()]).toEqual([0, false])
    drag('words', at('.pane'))
    up()
    expect([wires(), asks()]).toEqual([0, true])
  })

  it.each([
    ['a panel', 'aside'],
    ['the map', '.map'],
    ['the node that it starts at', '[data-node-id="words"] h2'],
    ['the port that it starts at', '[data-node="words"]'],
    ['nothing of the page', undefined],
  ])('over %s stays as it was', (_what, selector) => {
    for (const node of ['encoder', 'words']) {
      drag(node, selector === undefined ? null : at(selector))
      up()
      expect([wires(), asks(), stage.state.getState().wire]).toEqual([1, false, undefined])
    }
  })
})

describe('a second finger', () => {
  it('puts the wire back', () => {
    drag('encoder', at('.pane'))
    tell('pointerdown', { pointerId: 2 })
    expect(stage.state.getState().wire).toBeUndefined()
    up({ pointerId: 2 })
    up()
    expect([wires(), asks()]).toEqual([1, false])
  })

  it('that was there before neither moves nor drops nor loses the wire', () => {
    drag('encoder', at('.pane'))
    tell('pointermove', { pointerId: 2, clientX: 90, buttons: 1 })
    up({ pointerId: 2 })
    tell('pointercancel', { pointerId: 2 })
    expect(stage.state.getState().wire?.at).toMatchObject({ x: 40 })
    expect(wires()).toBe(1)
    up()
    expect(wires()).toBe(0)
  })

  it('puts down a wire that a tap has left in the hand', () => {
    dragWire(
      stage,
      document.querySelector('[data-node="words"]')!,
      new PointerEvent('pointerdown', { pointerId: 1 }),
    )
    up()
    under = at('.pane')
    tell('pointerdown', { pointerId: 2, clientX: 40 })
    expect(asks()).toBe(true)
  })
})
