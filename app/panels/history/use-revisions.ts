import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ApiProblem, type RevisionSummary } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'

/** Revisions of the workflow that is edited, newest first. */
export interface Revisions {
  readonly list: readonly RevisionSummary[] | undefined
  readonly trouble: string | undefined
}

/** Asks for the revisions, and again whenever a new one is saved. */
export function useRevisions(): Revisions {
  const { keeper } = useEditor()
  const id = useStore(keeper.state, ({ workflowId }) => workflowId)
  // What one sitting saves is merged into one revision, so that its number may stay.
  const saved = useStore(keeper.state, ({ revision, savedAt }) => `${revision} ${savedAt}`)
  const [known, setKnown] = useState<Revisions & { readonly id: string | undefined }>()
  useEffect(() => {
    let left = false
    void keeper.revisions().then(
      (list) => !left && setKnown({ id, list, trouble: undefined }),
      (thrown: unknown) => {
        const trouble =
          thrown instanceof ApiProblem ? thrown.detail : 'The history did not arrive. Try again.'
        if (!left) setKnown((before) => ({ id, list: before?.id === id ? before?.list : undefined, trouble }))
      },
    )
    return () => {
      left = true
    }
  }, [keeper, id, saved])
  return known !== undefined && known.id === id ? known : { list: undefined, trouble: undefined }
}
