// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { SavedList } from '../../../app/keep/templates/saved-list.tsx'
import { EditorContext } from '../../../app/shell/editor.ts'
import { draw, editorOf } from '../fields/editor-around.tsx'

interface Asked {
  readonly limit: number
  readonly before?: string
  readonly search?: string
}

/** The list over a server with 230 workflows, of which every tenth is called owl. */
function open() {
  const asked: Asked[] = []
  const server = { away: false }
  const all = Array.from({ length: 230 }, (_, at) => ({
    id: `w${at}`,
    title: at % 10 === 0 ? `owl ${at}` : `fox ${at}`,
    updatedAt: 1,
  }))
  const list = async (filter: Asked) => {
    asked.push(filter)
    if (server.away) throw new Error('away')
    const found = all.filter(({ title }) => title.includes(filter.search ?? ''))
    const from = Number(filter.before ?? 0)
    const end = from + filter.limit
    return { workflows: found.slice(from, end), ...(end < found.length && { next: String(end) }) }
  }
  const keeper = { state: createStore(() => ({ workflowId: undefined })), openSaved: async () => false }
  const editor = editorOf({ nodes: {}, layout: { nodes: {} } }, { api: { workflows: { list } }, keeper })
  const view = draw(editor, <SavedList words="" />)
  const find = (words: string): void =>
    view.rerender(
      <EditorContext value={editor}>
        <SavedList words={words} />
      </EditorContext>,
    )
  return { asked, server, editor, find }
}

const shown = (): number => document.querySelectorAll('[data-workflow]').length
const more = (): HTMLElement | null => screen.queryByRole('button', { name: 'Show older ones' })

it('goes on to the oldest workflow, a page at a time', async () => {
  const { asked, editor } = open()
  await waitFor(() => expect(shown()).toBe(100))
  fireEvent.click(more()!)
  await waitFor(() => expect(shown()).toBe(200))
  // A server that is back is asked for as many as are shown.
  editor.runs.state.setState({ connection: 'lost' } as never)
  await waitFor(() => expect(asked).toHaveLength(4))
  await waitFor(() => expect(shown()).toBe(200))
  fireEvent.click(more()!)
  await waitFor(() => expect(shown()).toBe(230))
  expect(more()).toBeNull()
  expect(document.querySelectorAll('[data-workflow="w229"]')).toHaveLength(1)
})

it('does not go on with other words from where it was', async () => {
  const { asked, find } = open()
  await waitFor(() => expect(shown()).toBe(100))
  find('owl')
  expect(more()).toBeNull()
  await waitFor(() => expect(shown()).toBe(23))
  expect(more()).toBeNull()
  expect(asked.some(({ search, before }) => search === 'owl' && before !== undefined)).toBe(false)
})

it('says that a later page does not come, and that a workflow is gone', async () => {
  const { server } = open()
  await waitFor(() => expect(shown()).toBe(100))
  fireEvent.click(screen.getByRole('button', { name: /^owl 0/ }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/^It did not arrive/))
  server.away = true
  fireEvent.click(more()!)
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/cannot be reached/))
  expect(shown()).toBe(100)
  server.away = false
  fireEvent.click(more()!)
  await waitFor(() => expect(shown()).toBe(200))
  expect(screen.queryByRole('alert')).toBeNull()
})
