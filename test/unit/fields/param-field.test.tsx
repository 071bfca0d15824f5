// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { NodeFields, ParamField } from '../../../app/fields/index.ts'
import { FileControl, RecordsControl } from '../../../app/fields/late-controls.ts'
import { formDeeds } from '../../../app/fields/late-form-deeds.ts'
import { connect, setParam, showAsPort } from '../../../app/document/index.ts'
import type { Editor } from '../../../app/shell/editor.ts'
import { type Around, draw, editorOf, kept, oneNode, WithNode } from './editor-around.tsx'

function field(editor: Editor, name: string, place: 'node' | 'inspector' = 'inspector'): void {
  draw(
    editor,
    <WithNode editor={editor} id="node">
      {(node) => (
        <ParamField node={node} input={node.inputs.find((one) => one.name === name)!} place={place} />
      )}
    </WithNode>,
  )
}

/** A run that is shown, of one node that holds a seed. */
function ranWith(params: object, more: object = {}): Around {
  const workflow = { ...oneNode('values/seed', params, more), edges: {} }
  return {
    api: { runs: { read: async () => ({ id: 'r1', workflow }) } },
    runs: { current: 'r1', runs: new Map([['r1', { id: 'r1', nodes: new Map() }]]) },
  }
}

const key = (element: Element, name: string, more: object = {}): boolean =>
  fireEvent.keyDown(element, { key: name, ...more })

beforeAll(async () => {
  await Promise.all([FileControl.load(), RecordsControl.load(), formDeeds.load()])
})

describe('a number', () => {
  it('is kept with Enter, as it was typed', () => {
    const editor = editorOf(oneNode('sampling/noise-scheduler'))
    field(editor, 'shift')
    const input = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Shift' })
    expect(input.value).toBe('3.0')
    fireEvent.change(input, { target: { value: '2*2,5' } })
    expect(kept(editor, 'node', 'shift')).toBeUndefined()
    key(input, 'Enter')
    expect(kept(editor, 'node', 'shift')).toBe(5)
    expect(input.value).toBe('5.0')
  })

  it('that is not allowed is not kept, says why, and goes when the field is left', () => {
    const editor = editorOf(oneNode('clip/empty-clip', { width: 64 }))
    field(editor, 'width')
    const input = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Width' })
    fireEvent.change(input, { target: { value: '2' } })
    key(input, 'Enter')
    expect(screen.getByRole('alert').textContent).toBe('Width must be at least 8. It is 2.')
    expect(input.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id)
    expect(kept(editor, 'node', 'width')).toBe(64)
    fireEvent.blur(input)
    expect(input.value).toBe('64')
    fireEvent.change(input, { target: { value: 'wide' } })
    key(input, 'Enter')
    expect(screen.getByRole('alert').textContent).toContain('Width must be a number. It is "wide".')
    key(input, 'Escape')
    expect(input.value).toBe('64')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('steps with the arrows within its bounds, as one step of the history', () => {
    const editor = editorOf(oneNode('clip/empty-clip', { height: 48 }))
    field(editor, 'height')
    const input = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Height' })
    key(input, 'ArrowUp')
    key(input, 'ArrowUp')
    expect(kept(editor, 'node', 'height')).toBe(80)
    for (let i = 0; i < 9; i++) key(input, 'ArrowDown')
    expect(kept(editor, 'node', 'height')).toBe(8)
    act(() => void editor.document.undo())
    expect(kept(editor, 'node', 'height')).toBe(48)
    expect(input.value).toBe('48')
  })

  it('undoes in the history of the document; what is typed and not kept goes first', () => {
    const editor = editorOf(oneNode('clip/empty-clip', { width: 64 }))
    field(editor, 'width')
    const input = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Width' })
    key(input, 'ArrowUp')
    fireEvent.change(input, { target: { value: '100' } })
    key(input, 'z', { ctrlKey: true })
    expect(input.value).toBe('80')
    key(input, 'z', { ctrlKey: true })
    expect(kept(editor, 'node', 'width')).toBe(64)
    key(input, 'z', { ctrlKey: true, shiftKey: true })
    expect(kept(editor, 'node', 'width')).toBe(80)
  })
})

describe('a slider', () => {
  it('is one step of the history however long it is dragged', () => {
    const editor = editorOf(oneNode('sampling/dit-sampler', { guidance: 5 }))
    field(editor, 'guidance')
    const track = screen.getByRole('slider')
    fireEvent.pointerDown(track)
    for (const value of ['6', '8.100000000000001', '9.3']) fireEvent.change(track, { target: { value } })
    fireEvent.pointerUp(track)
    expect(kept(editor, 'node', 'guidance')).toBe(9.3)
    expect(editor.document.state.getState().undoLabel).toBe('Change Guidance')
    act(() => void editor.document.undo())
    expect(kept(editor, 'node', 'guidance')).toBe(5)
    expect(editor.document.state.getState().undoLabel).toBeUndefined()
  })

  it.each(['pointerCancel', 'lostPointerCapture'] as const)('ends its step with %s too', (way) => {
    const editor = editorOf(oneNode('sampling/dit-sampler', { guidance: 5 }))
    field(editor, 'guidance')
    const track = screen.getByRole('slider')
    fireEvent.pointerDown(track)
    fireEvent.change(track, { target: { value: '6' } })
    fireEvent[way](track)
    act(() => void editor.document.run(setParam(undefined, 'node', 'steps', 9)))
    act(() => void editor.document.undo())
    expect(kept(editor, 'node', 'steps')).toBeUndefined()
    expect(kept(editor, 'node', 'guidance')).toBe(6)
  })

  it('that is left does not end the drag of another', () => {
    const editor = editorOf(oneNode('sampling/dit-sampler', { guidance: 5, rescale: 0 }))
    field(editor, 'guidance')
    field(editor, 'rescale')
    const [first, second] = screen.getAllByRole('slider') as [HTMLElement, HTMLElement]
    fireEvent.focus(first)
    fireEvent.pointerDown(second)
    fireEvent.blur(first)
    fireEvent.change(second, { target: { value: '0.1' } })
    expect(editor.document.state.getState().undoLabel).toBe('Change Rescale')
    fireEvent.pointerUp(second)
    act(() => void editor.document.undo())
    expect(kept(editor, 'node', 'rescale')).toBe(0)
  })
})

describe('text', () => {
  it('is kept letter by letter and is one step of the history', () => {
    const editor = editorOf(oneNode('text/prompt', { words: 'a fox' }))
    field(editor, 'words')
    const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Words' })
    for (const value of ['a fox r', 'a fox ru', 'a fox runs']) fireEvent.change(area, { target: { value } })
    expect(kept(editor, 'node', 'words')).toBe('a fox runs')
    key(area, 'z', { ctrlKey: true })
    expect(area.value).toBe('a fox')
    expect(kept(editor, 'node', 'words')).toBe('a fox')
  })

  it('that is no file name is not kept', () => {
    const editor = editorOf(oneNode('media/save-video', { name: 'clip' }))
    field(editor, 'name')
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
    fireEvent.change(input, { target: { value: 'a/b' } })
    expect(screen.getByRole('alert').textContent).toBe('Name is a file name without folders. It is "a/b".')
    expect(input.value).toBe('a/b')
    expect(kept(editor, 'node', 'name')).toBe('clip')
    fireEvent.change(input, { target: { value: 'a-b' } })
    expect(screen.queryByRole('alert')).toBeNull()
    expect(kept(editor, 'node', 'name')).toBe('a-b')
  })
})

describe('a seed', () => {
  it('is drawn by the dice at once, and by every run while the lock is open', () => {
    const editor = editorOf(oneNode('values/seed', { value: 7 }))
    field(editor, 'value')
    fireEvent.click(screen.getByRole('button', { name: 'Draw a new seed' }))
    const drawn = kept(editor, 'node', 'value')
    expect(drawn).not.toBe(7)
    expect(Number.isSafeInteger(drawn)).toBe(true)
    const lock = screen.getByRole('button', { name: 'Keep the seed' })
    expect(lock.getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(lock)
    expect(editor.document.document.nodes['node']?.dice).toEqual(['value'])
    fireEvent.click(lock)
    expect(editor.document.document.nodes['node']?.dice).toBeUndefined()
  })

  it('shows what the dice drew for the run that is shown, and keeps that when the lock is closed', async () => {
    const editor = editorOf(
      oneNode('values/seed', { value: 7 }, { dice: ['value'] }),
      ranWith({ value: 4242 }),
    )
    field(editor, 'value')
    expect(await screen.findByDisplayValue('4242')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Keep the seed' }))
    expect(editor.document.document.nodes['node']).toMatchObject({ params: { value: 4242 } })
    expect(editor.document.document.nodes['node']?.dice).toBeUndefined()
  })

  it('does not show a draw that the run did not take', async () => {
    const around = ranWith({ value: 4242 }, { mode: 'mute' })
    const editor = editorOf(oneNode('values/seed', { value: 7 }, { dice: ['value'] }), around)
    field(editor, 'value')
    await act(async () => {
      await vi.dynamicImportSettled()
    })
    expect(screen.queryByDisplayValue('4242')).toBeNull()
    expect(screen.getByDisplayValue('7')).toBeTruthy()
  })
})

describe('a switch and a choice', () => {
  it('turn and choose', async () => {
    const editor = editorOf(oneNode('media/save-video'))
    field(editor, 'workflow')
    fireEvent.click(screen.getByRole('switch', { name: 'Keep the workflow' }))
    expect(kept(editor, 'node', 'workflow')).toBe(false)
    field(editor, 'format')
    fireEvent.click(screen.getByRole('combobox', { name: 'Format: MP4 · H.264' }))
    fireEvent.click(await screen.findByRole('option', { name: 'WebP' }))
    expect(kept(editor, 'node', 'format')).toBe('webp')
  })

  it('that a file has wrong is shown as it is, with the reason', () => {
    const editor = editorOf(oneNode('media/save-video', { format: 'avi' }))
    field(editor, 'format')
    expect(screen.getByRole('combobox', { name: 'Format: avi' })).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain('Format must be one of')
  })
})

describe('a list', () => {
  it('of characters takes new ones that may stand as they are, moves and loses them', () => {
    const editor = editorOf(oneNode('clip/multi-shot-composer'))
    field(editor, 'characters')
    fireEvent.click(screen.getByRole('button', { name: 'Add character' }))
    fireEvent.click(screen.getByRole('button', { name: 'Add character' }))
    const names = (): unknown =>
      (kept(editor, 'node', 'characters') as { name: string }[]).map((one) => one.name)
    expect(names()).toEqual(['character-1', 'character-2'])
    fireEvent.click(screen.getByRole('button', { name: 'Move Character 2 up' }))
    expect(names()).toEqual(['character-2', 'character-1'])
    fireEvent.click(screen.getByRole('button', { name: 'Remove Character 1' }))
    expect(names()).toEqual(['character-1'])
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of Character 1' })
    fireEvent.change(name, { target: { value: 'the fox' } })
    expect(screen.getByRole('alert').textContent).toContain('letters, digits')
    expect(names()).toEqual(['character-1'])
  })

  it('takes each button as a step of the history, however fast one follows another', () => {
    const characters = ['fox', 'owl', 'bear'].map((name) => ({ name, description: `a ${name}` }))
    const editor = editorOf(oneNode('clip/multi-shot-composer', { characters }))
    field(editor, 'characters')
    const names = (): string[] =>
      (kept(editor, 'node', 'characters') as { name: string }[]).map((one) => one.name)
    const states = [names()]
    for (const button of [
      'Remove Character 3',
      'Remove Character 2',
      'Add character',
      'Move Character 2 up',
      'Move Character 1 down',
    ]) {
      fireEvent.click(screen.getByRole('button', { name: button }))
      states.push(names())
    }
    expect(states.map((state) => state.length)).toEqual([3, 2, 1, 2, 2, 2])
    for (const state of states.slice(0, -1).toReversed()) {
      act(() => void editor.document.undo())
      expect(names()).toEqual(state)
    }
    expect(editor.document.undo()).toBe(false)
  })
})

describe('what a wire brings', () => {
  it('stands in the place of the control, with where from and a way out', () => {
    const editor = editorOf({
      nodes: {
        node: { type: 'sampling/dit-sampler', version: 1, params: {} },
        seed: { type: 'values/seed', version: 1, params: {}, title: 'My seed' },
      },
      edges: {},
    })
    act(() => void editor.document.run(connect(undefined, ['seed', 'seed'], ['node', 'seed'])))
    field(editor, 'seed')
    expect(screen.getByRole('button', { name: 'Seed comes from My seed. Go there' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Unwire Seed' }))
    expect(Object.keys(editor.document.document.edges)).toEqual([])
    expect(screen.getByRole('spinbutton', { name: 'Seed' })).toBeTruthy()
  })
})

describe('the menu of a field', () => {
  it('resets, shows as a port, and exposes', async () => {
    const editor = editorOf(oneNode('sampling/noise-scheduler', { steps: 24 }))
    field(editor, 'steps')
    const open = (): void => void fireEvent.contextMenu(screen.getByText('Steps'), { button: 2 })
    open()
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Reset to 20' }))
    expect(kept(editor, 'node', 'steps')).toBeUndefined()
    open()
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Show on the form' }))
    expect(editor.document.document.inputs).toMatchObject([{ name: 'steps', to: ['node', 'steps'] }])
    open()
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Show as port' }))
    expect(editor.document.document.layout.nodes['node']?.ports).toEqual(['steps'])
  })
})

describe('the settings on a node', () => {
  const labels = (): (string | null)[] =>
    [...document.querySelectorAll('[data-field] label')].map((one) => one.textContent)

  it('are those that are not folded away; width and height are one size', () => {
    const editor = editorOf(oneNode('clip/empty-clip'))
    draw(
      editor,
      <WithNode editor={editor} id="node">
        {(node) => <NodeFields node={node} />}
      </WithNode>,
    )
    expect(labels()).toEqual(['Seconds', 'Size'])
    fireEvent.keyDown(screen.getByRole('spinbutton', { name: 'Height' }), { key: 'ArrowUp' })
    expect(kept(editor, 'node', 'height')).toBe(80)
  })

  it('have no word where there is one alone, and each its own where one of a size is a port', () => {
    const prompt = editorOf(oneNode('text/prompt'))
    draw(
      prompt,
      <WithNode editor={prompt} id="node">
        {(node) => <NodeFields node={node} />}
      </WithNode>,
    )
    expect(labels()).toEqual([])
    expect(screen.getByRole('textbox', { name: 'Words' })).toBeTruthy()
    const clip = editorOf(oneNode('clip/empty-clip'))
    clip.document.run(showAsPort(undefined, 'node', 'width', true))
    draw(
      clip,
      <WithNode editor={clip} id="node">
        {(node) => <NodeFields node={node} />}
      </WithNode>,
    )
    expect(labels()).toEqual(['Seconds', 'Width', 'Height'])
  })
})
