// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { GalleryPanel } from '../../../app/gallery/gallery-panel.tsx'
import { draw, editorOf } from '../fields/editor-around.tsx'

interface Asked {
  readonly workflowId?: string
  readonly countWorkflow?: string
}

const item = (id: string, workflowId?: string) => ({
  id,
  name: id,
  run: 'r',
  mime: 'image/webp',
  createdAt: 1,
  starred: false,
  ...(workflowId !== undefined && { workflowId }),
})
const all = [item('one', 'w1'), item('two', 'w1'), item('other')]

/** A gallery over a server with two files of a workflow and one of none. */
function open(workflowId: string | undefined): readonly Asked[] {
  const asked: Asked[] = []
  const list = (filter: Asked) => {
    asked.push(filter)
    const of = (id: string | undefined) => all.filter((one) => one.workflowId === id)
    const workflow = filter.countWorkflow === undefined ? {} : { workflow: of(filter.countWorkflow).length }
    return Promise.resolve({
      outputs: filter.workflowId === undefined ? all : of(filter.workflowId),
      counts: { all: all.length, starred: 0, ...workflow },
    })
  }
  const url = (id: string): string => `/${id}`
  draw(
    editorOf(
      { nodes: {}, layout: { nodes: {} } },
      {
        api: { gallery: { list, posterUrl: url }, files: { outputUrl: url } },
        keeper: { state: createStore(() => ({ workflowId })) },
      },
    ),
    <GalleryPanel />,
  )
  return asked
}

const shown = (): number => document.querySelectorAll('[data-output-id]').length

it('lists what this graph has made, and says how much that is in every view', async () => {
  open('w1')
  await waitFor(() => expect(shown()).toBe(3))
  expect(screen.getByRole('button', { name: 'This graph 2' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'This graph 2' }))
  await waitFor(() => expect(shown()).toBe(2))
  fireEvent.click(screen.getByRole('button', { name: 'Starred 0' }))
  expect(screen.getByRole('button', { name: 'This graph 2' })).toBeTruthy()
})

it('lists nothing of a graph that was never saved', async () => {
  open(undefined)
  await waitFor(() => expect(shown()).toBe(3))
  fireEvent.click(screen.getByRole('button', { name: 'This graph 0' }))
  await waitFor(() => expect(shown()).toBe(0))
  expect(screen.getByText('Videos you make land here.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'All 3' }))
  await waitFor(() => expect(shown()).toBe(3))
})

it('stays as far down as it was when a run ends, and what is done late fills the part that is looked at', async () => {
  const many = Array.from({ length: 130 }, (_, i) => item(`file ${i}`))
  let starred = (): void => {}
  const list = ({ limit, before, starred }: { limit: number; before?: string; starred?: boolean }) => {
    const here = starred ? [] : many
    const at = before === undefined ? 0 : Number(before)
    const next = at + limit < here.length ? { next: String(at + limit) } : {}
    return Promise.resolve({
      outputs: here.slice(at, at + limit),
      counts: { all: here.length, starred: 0 },
      ...next,
    })
  }
  const url = (id: string): string => `/${id}`
  const editor = editorOf(
    { nodes: {}, layout: { nodes: {} } },
    {
      api: {
        gallery: {
          list,
          posterUrl: url,
          star: () => new Promise<void>((resolve) => (starred = resolve)),
        },
        files: { outputUrl: url },
      },
      keeper: { state: createStore(() => ({ workflowId: undefined })) },
    },
  )
  draw(editor, <GalleryPanel />)
  await waitFor(() => expect(shown()).toBe(60))
  fireEvent.click(screen.getByRole('button', { name: 'Show older ones' }))
  await waitFor(() => expect(shown()).toBe(120))
  act(() => editor.runs.state.setState({ ended: 1 } as never))
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(shown()).toBe(120)
  fireEvent.click(screen.getAllByRole('button', { name: 'Give it a star' })[0]!)
  fireEvent.click(screen.getByRole('button', { name: /^Starred/ }))
  await waitFor(() => expect(shown()).toBe(0))
  starred()
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(shown()).toBe(0)
})

/** A gallery over a server with more than a page, whose answers a test gives. */
function openSlowly() {
  const asked: { readonly starred?: boolean; readonly before?: string; readonly search?: string }[] = []
  let answer: (how: 'well' | 'not') => void = () => {}
  const list = (filter: (typeof asked)[number]) => {
    asked.push(filter)
    return new Promise((resolve, reject) => {
      answer = (how) => {
        if (how === 'not') reject(new Error('gone'))
        const name = filter.starred ? 'starred' : (filter.before ?? 'first')
        const outputs = Array.from({ length: 60 }, (_, at) => item(`${name} ${at}`))
        resolve({ outputs, counts: { all: 90, starred: 90 }, next: '1' })
      }
    })
  }
  const url = (id: string): string => `/${id}`
  const api = { gallery: { list, posterUrl: url }, files: { outputUrl: url } }
  const keeper = { state: createStore(() => ({ workflowId: undefined })) }
  draw(editorOf({ nodes: {}, layout: { nodes: {} } }, { api, keeper }), <GalleryPanel />)
  const answered = async (how: 'well' | 'not', requests: number): Promise<void> => {
    await waitFor(() => expect(asked).toHaveLength(requests))
    await act(async () => answer(how))
  }
  return { asked, answered }
}

const ids = (): (string | null)[] =>
  [...document.querySelectorAll('[data-output-id]')].map((one) => one.getAttribute('data-output-id'))

it('says that a later page does not come, and keeps what is there', async () => {
  const { answered } = openSlowly()
  await answered('well', 1)
  const before = ids()
  expect(before).toHaveLength(60)
  fireEvent.click(screen.getByRole('button', { name: 'Show older ones' }))
  await answered('not', 2)
  expect(screen.getByRole('alert').textContent).toMatch(/^The server cannot be reached/)
  expect(ids()).toEqual(before)
})

it('shows nothing of one part in another, and does not go on in it from there', async () => {
  const { asked, answered } = openSlowly()
  await answered('well', 1)
  expect(ids()[0]).toBe('first 0')
  fireEvent.click(screen.getByRole('button', { name: /^Starred/ }))
  expect(ids()).toEqual([])
  expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull()
  // It is not known yet that there is nothing.
  expect(screen.queryByText('Videos you make land here.')).toBeNull()
  await answered('well', 2)
  expect(ids()[0]).toBe('starred 0')
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'fox' } })
  expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull()
  expect(asked.some(({ starred, before }) => starred === true && before !== undefined)).toBe(false)
})
