import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { WorkflowSummary } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'

/** The saved workflows that are shown. */
export interface SavedView {
  /** Undefined until they are read. */
  readonly saved: readonly WorkflowSummary[] | undefined
  readonly trouble: string | undefined
  /** Says a trouble until the list is read again. */
  readonly say: (trouble: string) => void
  /** Reads the next page; undefined where there is none. */
  readonly more: (() => void) | undefined
}

/** Workflows of a page. */
const page = 100

/** What was read, by which words, and where the next page begins. */
interface Read {
  readonly search: string
  readonly workflows: readonly WorkflowSummary[]
  readonly next: string | undefined
}

/** Saved workflows, last changed first; read again, as far as they were shown, when one is saved or the server is back. */
export function useSaved(words: string): SavedView {
  const { api, keeper, runs } = useEditor()
  const connection = useStore(runs.state, (state) => state.connection)
  const own = useStore(keeper.state, ({ workflowId }) => workflowId)
  const [shown, setShown] = useState<Read>()
  const [trouble, setTrouble] = useState<string>()
  const search = words.trim()
  // What was found by other words stays until the answer is there, but does not go on.
  const here = shown?.search === search ? shown : undefined
  const asked = useRef(0)
  const read = useCallback(
    async (before: Read | undefined, least: number) => {
      const turn = ++asked.current
      const workflows = [...(before?.workflows ?? [])]
      let next = before?.next
      try {
        do {
          const answer = await api.workflows.list({
            limit: page,
            ...(search !== '' && { search }),
            ...(next !== undefined && { before: next }),
          })
          if (turn !== asked.current) return
          workflows.push(...answer.workflows)
          next = answer.next
        } while (next !== undefined && workflows.length < least)
        setShown({ search, workflows, next })
        setTrouble(undefined)
      } catch {
        if (turn === asked.current)
          setTrouble('The server cannot be reached. Your workflows come back with it.')
      }
    },
    [api, search],
  )
  const length = useRef(0)
  useEffect(() => {
    length.current = here?.workflows.length ?? 0
  })
  useEffect(() => {
    const wait = setTimeout(() => void read(undefined, length.current), search === '' ? 0 : 200)
    return () => {
      asked.current++
      clearTimeout(wait)
    }
  }, [read, search, own, connection])
  return {
    saved: shown?.workflows,
    trouble,
    say: setTrouble,
    more: here?.next === undefined ? undefined : () => void read(here, here.workflows.length + 1),
  }
}
