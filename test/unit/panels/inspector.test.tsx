// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { duplicate, makeSubgraph, setParam } from '../../../app/document/index.ts'
import { Inspector } from '../../../app/panels/inspector/inspector.tsx'
import type { Editor } from '../../../app/shell/editor.ts'
import { noSelection } from '../../../app/shell/view-store.ts'
import { draw, editorOf } from '../fields/editor-around.tsx'

const workflow = {
  meta: { title: 'Fox', description: 'A fox runs.' },
  nodes: {
    model: { type: 'model/load-model', version: 1, params: { model: 'picturebook' } },
    words: { type: 'text/prompt', version: 1, params: { words: 'a fox' } },
    encoder: { type: 'text/text-encoder', version: 1, params: {} },
    sampler: { type: 'sampling/dit-sampler', version: 1, params: { guidance: 3, rescale: 0.5 } },
    save: { type: 'media/save-video', version: 1, params: {} },
    again: { type: 'media/save-video', version: 1, params: {} },
  },
  edges: {
    a: { from: ['model', 'model'], to: ['encoder', 'model'] },
    b: { from: ['words', 'text'], to: ['encoder', 'text'] },
    c: { from: ['encoder', 'conditioning'], to: ['sampler', 'prompt'] },
  },
  inputs: [
    { name: 'prompt', to: ['words', 'words'], label: 'Prompt', group: 'Words' },
    { name: 'guidance', to: ['sampler', 'guidance'], label: 'Guidance' },
  ],
  layout: { nodes: {} },
}

function choose({ view }: Editor, nodes: readonly string[], edges: readonly string[] = []): void {
  act(() => view.setState({ selection: { ...noSelection, nodes: new Set(nodes), edges: new Set(edges) } }))
}

describe('the inspector', () => {
  it('shows the workflow while nothing is selected, and changes it', () => {
    const editor = editorOf(workflow)
    draw(editor, <Inspector />)
    const title = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' })
    expect(title.value).toBe('Fox')
    fireEvent.change(title, { target: { value: 'Fox at night' } })
    expect(editor.document.document.meta.title).toBe('Fox at night')
    fireEvent.change(screen.getByRole('textbox', { name: 'Description' }), { target: { value: '' } })
    expect(editor.document.document.meta).toEqual({ title: 'Fox at night' })
  })

  it('keeps tags with Enter without leaving their field, and shows those that undo brings back', () => {
    const editor = editorOf(workflow)
    draw(editor, <Inspector />)
    fireEvent.click(screen.getByRole('button', { name: 'Author and licence' }))
    const tags = screen.getByRole<HTMLInputElement>('textbox', { name: 'Tags, with commas between' })
    tags.focus()
    fireEvent.change(tags, { target: { value: 'loop, ' } })
    expect(tags.value).toBe('loop, ')
    fireEvent.keyDown(tags, { key: 'Enter', isComposing: true })
    expect(editor.document.document.meta.tags).toBeUndefined()
    fireEvent.keyDown(tags, { key: 'Enter' })
    expect(editor.document.document.meta.tags).toEqual(['loop'])
    expect(document.activeElement).toBe(tags)
    expect(tags.isConnected).toBe(true)
    expect(tags.value).toBe('loop')
    // What comes to the same is shown as it is kept.
    fireEvent.change(tags, { target: { value: 'loop,, loop' } })
    fireEvent.blur(tags)
    expect(tags.value).toBe('loop')
    act(() => void editor.document.undo())
    expect(tags.value).toBe('')
  })

  it('shows what the form has, and puts it in another order', () => {
    const editor = editorOf(workflow)
    draw(editor, <Inspector />)
    const list = screen.getByRole('region', { name: 'On the form' })
    fireEvent.click(within(list).getByRole('button', { name: /Guidance/ }))
    fireEvent.click(within(list).getByRole('button', { name: 'Move Guidance up' }))
    expect(editor.document.document.inputs?.map(({ name }) => name)).toEqual(['guidance', 'prompt'])
    fireEvent.change(within(list).getByRole('textbox', { name: 'Help for guidance' }), {
      target: { value: 'How strict.' },
    })
    expect(editor.document.document.inputs?.[0]).toMatchObject({ name: 'guidance', help: 'How strict.' })
    fireEvent.click(within(list).getByRole('button', { name: 'Take Guidance off' }))
    expect(editor.document.document.inputs?.map(({ name }) => name)).toEqual(['prompt'])
  })

  it('shows a node: what it does, its settings, where its inputs come from', () => {
    const editor = editorOf(workflow)
    draw(editor, <Inspector />)
    choose(editor, ['sampler'])
    expect(screen.getByRole('heading', { name: 'DiT Sampler' })).toBeTruthy()
    expect(screen.getByText('Denoises a clip along a noise schedule.')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Guidance' }).value).toBe('3.0')
    const inputs = screen.getByRole('region', { name: 'Inputs' })
    expect(
      within(inputs).getByRole('button', { name: 'Prompt comes from Text Encoder. Go there' }),
    ).toBeTruthy()
    expect(within(inputs).getAllByText('Nothing, needed')).toHaveLength(3)
    expect(within(inputs).getAllByText('Nothing')).toHaveLength(1)
  })

  it('folds groups of settings, but not those in which something is set', () => {
    const editor = editorOf(workflow)
    draw(editor, <Inspector />)
    choose(editor, ['sampler'])
    expect(screen.getByRole('spinbutton', { name: 'Rescale' })).toBeTruthy()
    expect(screen.queryByRole('spinbutton', { name: 'Overlap' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Long clips' }))
    expect(screen.getByRole('spinbutton', { name: 'Overlap' })).toBeTruthy()
  })

  it('puts a node in a mode and back, as one step each', () => {
    const editor = editorOf(workflow)
    draw(editor, <Inspector />)
    choose(editor, ['sampler'])
    const mode = (): string | undefined => editor.document.document.nodes['sampler']?.mode
    fireEvent.click(screen.getByRole('radio', { name: 'Mute' }))
    expect(mode()).toBe('mute')
    expect(screen.getByRole('note').textContent).toContain('It does not run, and neither does what needs it.')
    fireEvent.click(screen.getByRole('radio', { name: 'Bypass' }))
    expect(mode()).toBe('bypass')
    fireEvent.click(screen.getByRole('radio', { name: 'Active' }))
    expect(mode()).toBeUndefined()
    act(() => void editor.document.undo())
    expect(mode()).toBe('bypass')
    expect(screen.getByRole('radio', { name: 'Bypass' }).getAttribute('aria-checked')).toBe('true')
  })

  it('changes a setting of several nodes of one type at once', () => {
    const editor = editorOf(workflow)
    draw(editor, <Inspector />)
    choose(editor, ['save', 'again'])
    expect(screen.getByRole('heading', { name: '2 nodes' })).toBeTruthy()
    expect(screen.getByText('2 × Save Video')).toBeTruthy()
    const name = screen.getByRole('textbox', { name: 'Name' })
    fireEvent.change(name, { target: { value: 'fox' } })
    expect(editor.document.document.nodes['save']?.params['name']).toBe('fox')
    expect(editor.document.document.nodes['again']?.params['name']).toBe('fox')
    fireEvent.click(screen.getByRole('radio', { name: 'Mute' }))
    expect(editor.document.document.nodes['again']?.mode).toBe('mute')
  })

  it('shows of several instances of a subgraph what its definition has where they set nothing', () => {
    const editor = editorOf(workflow)
    const name = (): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
    act(() => {
      editor.document.run(setParam(undefined, 'save', 'name', 'fox'))
      editor.document.run(makeSubgraph(undefined, ['save'], { title: 'Keep', expose: [['save', 'name']] }))
      editor.document.run(duplicate(undefined, { nodes: ['keep'] }, { inbound: true }))
    })
    draw(editor, <Inspector />)
    choose(editor, ['keep', 'keep-2'])
    expect(name().value).toBe('fox')
    act(() => void editor.document.run(setParam('keep', 'save', 'name', 'owl')))
    expect(name().value).toBe('owl')
    act(() => void editor.document.run(setParam(undefined, 'keep', 'name', 'bear')))
    expect(name().value).toBe('')
  })

  it('shows a wire, and cuts it', () => {
    const editor = editorOf(workflow)
    draw(editor, <Inspector />)
    choose(editor, [], ['c'])
    expect(screen.getByText('Carries conditioning.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Go to DiT Sampler' }).textContent).toBe('DiT Sampler, Prompt')
    fireEvent.click(screen.getByRole('button', { name: 'Cut the wire' }))
    expect(editor.document.document.edges['c']).toBeUndefined()
  })
})
