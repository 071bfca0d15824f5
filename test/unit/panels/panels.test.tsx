// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { FormView } from '../../../app/form/index.ts'
import { HelpPanel } from '../../../app/panels/help/help-panel.tsx'
import { searchHelp } from '../../../app/panels/help/search-help.ts'
import { HistoryPanel } from '../../../app/panels/history/history-panel.tsx'
import { problemsOf } from '../../../app/panels/problems-store.ts'
import { ProblemsPanel } from '../../../app/panels/problems/problems-panel.tsx'
import { QueuePanel } from '../../../app/panels/queue/queue-panel.tsx'
import { ApiProblem } from '../../../app/run/api/api.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { draw, editorOf, kept } from '../fields/editor-around.tsx'

const decoder = {
  nodes: {
    decode: { type: 'codec/decoder', version: 1, params: {} },
    prompt: { type: 'text/prompt', version: 1, params: { words: 'a fox' } },
  },
  layout: { nodes: {} },
}

describe('the problems panel', () => {
  it('lists what is wrong, chooses the node, and mends', () => {
    const editor = editorOf(decoder)
    draw(editor, <ProblemsPanel />)
    const rows = screen.getAllByRole('listitem')
    expect(rows.map((row) => row.dataset['code'])).toEqual(['input.missing', 'input.missing'])
    fireEvent.click(within(rows[0]!).getByRole('button', { name: /Decoder/ }))
    expect([...editor.view.getState().selection.nodes]).toEqual(['decode'])
    fireEvent.click(screen.getByRole('button', { name: 'Add Load Model' }))
    expect(Object.values(editor.document.document.nodes).map(({ type }) => type)).toContain(
      'model/load-model',
    )
  })

  it('tells what the server refused besides, until the workflow changes', async () => {
    const editor = editorOf({ nodes: {}, layout: { nodes: {} } })
    draw(editor, <ProblemsPanel />)
    expect(screen.getByText('No problems')).toBeTruthy()
    const problem = { code: 'x.y', severity: 'error', node: '', message: 'The disk is full.' } as const
    act(() =>
      editor.runs.state.setState({
        refused: new ApiProblem({
          code: 'workflow.problems',
          status: 422,
          detail: 'No.',
          problems: [problem],
        }),
      }),
    )
    expect(screen.getByText('The disk is full.')).toBeTruthy()
    act(
      () =>
        void editor.document.run({
          label: 'x',
          apply: (d) => ({ document: { ...d, meta: { title: 'y' } } }),
        }),
    )
    await waitFor(() => expect(problemsOf(editor).getState().server).toEqual([]))
  })
})

describe('the queue panel', () => {
  it('moves what waits by keys, takes out, and has what ended once more', async () => {
    const run = (id: string, status: string): object => ({
      id,
      status,
      title: id,
      priority: 0,
      lastSeq: 1,
      createdAt: 1,
      startedAt: 1,
      endedAt: 2001,
    })
    const move = vi.fn(async () => ({}))
    const cancel = vi.fn(async () => {})
    const retry = vi.fn(async () => 'new')
    const editor = editorOf(decoder, {
      api: {
        runs: {
          list: async () => ({ runs: [run('fox', 'queued'), run('owl', 'queued'), run('bear', 'done')] }),
          move,
        },
      },
      runs: {
        queue: { paused: false, size: 2, waiting: [run('fox', 'queued'), run('owl', 'queued')] },
      },
    })
    Object.assign(editor.runs, { cancel, retry })
    draw(editor, <QueuePanel />)
    const grip = screen.getByRole('button', { name: 'owl, 2nd of 2. Move with the arrows' })
    fireEvent.keyDown(grip, { key: 'ArrowUp' })
    expect(move).toHaveBeenCalledExactlyOnceWith('owl', { first: true })
    fireEvent.click(screen.getByRole('button', { name: 'Take fox out of the queue' }))
    expect(cancel).toHaveBeenCalledExactlyOnceWith('fox')
    const again = await screen.findByRole('button', { name: 'Run it again' })
    fireEvent.click(again)
    expect(retry).toHaveBeenCalledExactlyOnceWith('bear')
    expect(screen.getByText(/Done, 2.0 s/)).toBeTruthy()
  })

  it('says why nothing is begun, and tries again', () => {
    const resumeQueue = vi.fn(async () => ({}))
    const problem = { code: 'worker.unstarted', message: 'It cannot be started.', advice: 'Mend it.' }
    const waiting = [{ id: 'fox', status: 'queued', title: 'fox', priority: 0, lastSeq: 1, createdAt: 1 }]
    const editor = editorOf(decoder, {
      api: { runs: { list: async () => ({ runs: [] }), resumeQueue } },
      runs: { queue: { paused: false, size: 1, waiting, problem } },
    })
    draw(editor, <QueuePanel />)
    const alert = screen.getByRole('alert')
    expect(alert.dataset['code']).toBe('worker.unstarted')
    expect(alert.textContent).toBe('It cannot be started.Mend it.Try again')
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(resumeQueue).toHaveBeenCalledOnce()
  })
})

describe('the history panel', () => {
  it('names a version and brings one back', async () => {
    const saveNamed = vi.fn(async () => {})
    const restore = vi.fn(async () => {})
    const editor = editorOf(decoder, {
      keeper: {
        state: createStore(() => ({ workflowId: 'w', revision: 3, savedAt: 1 })),
        revisions: async () => [
          { revision: 3, createdAt: 3, sitting: 's' },
          { revision: 2, createdAt: 2, name: 'Good light' },
        ],
        saveNamed,
        restore,
      },
    })
    draw(editor, <HistoryPanel />)
    fireEvent.click(await screen.findByRole('button', { name: /Bring back Good light/ }))
    expect(restore).toHaveBeenCalledExactlyOnceWith(2)
    expect(screen.getByText('Now')).toBeTruthy()
    const name = screen.getByRole('textbox', { name: 'Name for this version' })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Keep' }).disabled).toBe(true)
    fireEvent.change(name, { target: { value: 'Calmer' } })
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }))
    await waitFor(() => expect(saveNamed).toHaveBeenCalledExactlyOnceWith('Calmer'))
  })
})

describe('help', () => {
  it('is found by any word of a declaration, names first', () => {
    expect(searchHelp(declarations, 'sampler')[0]?.type).toBe('sampling/dit-sampler')
    expect(searchHelp(declarations, 'windows overlap').map(({ type }) => type)).toContain(
      'sampling/dit-sampler',
    )
    expect(searchHelp(declarations, 'zebra')).toEqual([])
    expect(searchHelp(declarations, ' ')).toBe(declarations)
  })

  it('shows what a declaration says', () => {
    draw(editorOf(decoder), <HelpPanel />)
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search help' }), { target: { value: 'dit' } })
    fireEvent.click(screen.getByRole('button', { name: /DiT Sampler/ }))
    expect(screen.getByText('0 to 30, at first 5')).toBeTruthy()
    expect(screen.getByText('What the video keeps away from.')).toBeTruthy()
    expect(screen.getByText('Bypassed, it does nothing: Clip takes Clip.')).toBeTruthy()
  })
})

describe('the form', () => {
  it('has what is exposed, in groups, and sets every setting behind a name, within its range', () => {
    const editor = editorOf(
      {
        meta: { title: 'Clips' },
        nodes: {
          a: { type: 'clip/empty-clip', version: 1, params: {} },
          b: { type: 'clip/empty-clip', version: 1, params: {} },
        },
        inputs: [
          {
            name: 'seconds',
            to: ['a', 'seconds'],
            also: [['b', 'seconds']],
            label: 'Length',
            help: 'How long.',
          },
          { name: 'width', to: ['a', 'width'], group: 'Size', range: { min: 16, max: 128, step: 16 } },
          { name: 'gone', to: ['c', 'x'], label: 'Old' },
        ],
        layout: { nodes: {} },
      },
      { api: { files: { outputs: async () => ({ outputs: [] }) } } },
    )
    draw(editor, <FormView />)
    const length = screen.getByRole('spinbutton', { name: 'Length' })
    fireEvent.change(length, { target: { value: '3' } })
    fireEvent.keyDown(length, { key: 'Enter' })
    expect([kept(editor, 'a', 'seconds'), kept(editor, 'b', 'seconds')]).toEqual([3, 3])
    expect(screen.getByText('How long.')).toBeTruthy()
    const size = screen.getByRole('region', { name: 'Size' })
    const width = within(size).getByRole('spinbutton', { name: 'Width' })
    fireEvent.change(width, { target: { value: '256' } })
    fireEvent.keyDown(width, { key: 'Enter' })
    expect(kept(editor, 'a', 'width')).toBeUndefined()
    expect(screen.getByRole('alert').textContent).toBe('This form takes at most 128. It is 256.')
    expect(screen.getByText('Old stands for a setting that is not in the graph any more.')).toBeTruthy()
  })
})
