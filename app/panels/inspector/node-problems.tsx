import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import { ProblemRow } from '../problems/problem-row.tsx'
import { useProblems } from '../use-problems.ts'

/** What is wrong with the node that is looked at, with what mends it. */
export function NodeProblems({ id }: { readonly id: string }): ReactNode {
  const path = useStore(useEditor().view, (state) => runPath(state, id))
  const problems = useProblems(({ index }) => index.byNode.get(path))
  if (!problems || problems.length === 0) return null
  return (
    <ul aria-label="Problems of this node" className="border-b border-line py-2">
      {problems.map((problem, at) => (
        <ProblemRow key={`${problem.code} ${problem.port ?? ''} ${at}`} problem={problem} bare />
      ))}
    </ul>
  )
}
