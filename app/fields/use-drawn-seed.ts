import { useEffect, useState } from 'react'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { fieldOf } from '../document/field-of.ts'
import { graphOf, type Inside } from '../document/index.ts'
import { useRunValue } from '../preview/use-run.ts'
import type { Api } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'

/** The workflows that runs were accepted with, dice rolled; a run's never changes. */
const accepted = new WeakMap<Api, Map<string, Promise<WorkflowDocument | undefined>>>()

/** What the dice of a seed drew for the run that is shown; undefined where its dice are off or no run is shown. */
export function useDrawnSeed(inside: Inside, node: string, param: string, dice: boolean): number | undefined {
  const { api } = useEditor()
  const run = useRunValue((shown) => (dice ? shown?.id : undefined))
  const [drawn, setDrawn] = useState<{ readonly run: string; readonly value: number | undefined }>()
  useEffect(() => {
    if (run === undefined) return
    let left = false
    void acceptedWorkflow(api, run).then((workflow) => {
      const value = workflow && fieldOf(graphOf(workflow, inside)?.nodes, node)?.params[param]
      if (!left) setDrawn({ run, value: typeof value === 'number' ? value : undefined })
    })
    return () => {
      left = true
    }
  }, [api, run, inside, node, param])
  return run !== undefined && drawn?.run === run ? drawn.value : undefined
}

function acceptedWorkflow(api: Api, run: string): Promise<WorkflowDocument | undefined> {
  const known = accepted.get(api) ?? new Map<string, Promise<WorkflowDocument | undefined>>()
  accepted.set(api, known)
  let workflow = known.get(run)
  if (!workflow) {
    workflow = api.runs.read(run).then(
      (read) => read.workflow,
      () => {
        known.delete(run)
        return undefined
      },
    )
    known.set(run, workflow)
    // Only the run that is shown is asked for; a few are enough.
    for (const old of [...known.keys()].slice(0, -8)) known.delete(old)
  }
  return workflow
}
