import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Problem } from '../../../engine/graph/index.ts'
import { applyFixes } from '../../document/index.ts'
import { Button, EmptyNote, Icon } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { PanelHead } from '../parts/panel-head.tsx'
import { fixesOfAll } from '../fixes-of-all.ts'
import { useProblems } from '../use-problems.ts'
import { ProblemRow } from './problem-row.tsx'

/** Everything that is wrong with the workflow, what stops it first; each leads to its node. */
export function ProblemsPanel(): ReactNode {
  const { document, runs } = useEditor()
  const found = useProblems(({ index }) => index.all)
  const server = useProblems((state) => state.server)
  const refused = useStore(runs.state, (state) => state.refused)
  const all = [...found, ...server].toSorted((a, b) => rank(a) - rank(b))
  const fixes = fixesOfAll(all)
  const unsaid = refused && refused.problems.length === 0 ? refused.detail : undefined
  return (
    <>
      <PanelHead title="Problems">
        {fixes.length > 1 && (
          <Button size="small" kind="outline" icon="wrench" onClick={() => document.run(applyFixes(fixes))}>
            Mend {fixes.length}
          </Button>
        )}
      </PanelHead>
      <div className="min-h-0 flex-1 overflow-y-auto py-2" aria-live="polite">
        {unsaid !== undefined && (
          <p className="mx-4 my-2 flex gap-2 text-12 text-err">
            <Icon name="octagon-alert" size={14} className="mt-px" />
            {unsaid}
          </p>
        )}
        {all.length === 0 && unsaid === undefined ? (
          <EmptyNote icon="circle-check" text="No problems" />
        ) : (
          <ul>
            {all.map((problem, at) => (
              <ProblemRow
                key={`${problem.node} ${problem.code} ${problem.port ?? ''} ${at}`}
                problem={problem}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1
}
