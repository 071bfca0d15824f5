import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Output, Run } from '../../run/api/api.ts'
import type { Editor } from '../../shell/editor.ts'
import { directTakes, type Take } from './direct-takes.ts'

/** What runs of the workflow that is being edited have made. */
export interface Results {
  /** The newest file of each node that saves, by its path. */
  readonly files: ReadonlyMap<string, Output>
  /** The newest video that shows each sampler's clip frame by frame, by its path. */
  readonly takes: ReadonlyMap<string, Take>
}

/** How many of the newest files of a server are looked through, and how many runs are read for them at most. */
const [newest, mostRuns] = [60, 16]

const stores = new WeakMap<Editor, StoreApi<Results>>()

/** What runs of the workflow have made; looked up when a run ends and when another workflow is opened. */
export function resultsOf(editor: Editor): StoreApi<Results> {
  let store = stores.get(editor)
  if (!store) {
    store = createStore<Results>(() => nothing)
    stores.set(editor, store)
    follow(editor, store)
  }
  return store
}

const nothing: Results = { files: new Map(), takes: new Map() }

function follow(editor: Editor, store: StoreApi<Results>): void {
  const runs = new Map<string, Run>()
  let asked = 0
  const look = async (): Promise<void> => {
    const own = ++asked
    const { id } = editor.document.document
    const results = await lookThrough(editor, id, runs).catch(() => undefined)
    // A later question has a later answer.
    if (results && own === asked) store.setState(results, true)
  }
  let [workflow, ended] = [editor.document.document.id, editor.runs.state.getState().ended]
  editor.document.state.subscribe(({ document }) => {
    if (document.id === workflow) return
    workflow = document.id
    store.setState(nothing, true)
    void look()
  })
  editor.runs.state.subscribe((state) => {
    if (state.ended === ended) return
    ended = state.ended
    void look()
  })
  void look()
}

async function lookThrough(
  { api, keeper, runs }: Editor,
  workflow: string,
  known: Map<string, Run>,
): Promise<Results> {
  const { outputs } = await api.files.outputs({ limit: newest })
  const files = new Map<string, Output>()
  const takes = new Map<string, Take>()
  const ids = [...new Set(outputs.map(({ run }) => run))].slice(0, mostRuns)
  for (const id of ids) {
    const run = known.get(id) ?? (await api.runs.read(id))
    if (run.status === 'done' || run.status === 'failed' || run.status === 'cancelled') known.set(id, run)
    const saved = keeper.state.getState().workflowId
    const own = run.workflowId !== undefined && saved !== undefined ? run.workflowId === saved : undefined
    // A run of another graph that was opened here from the gallery is shown on it, with what it made.
    const shown = runs.state.getState().current === id
    if (!shown && !(own ?? run.workflow.id === workflow)) continue
    for (const output of outputs)
      if (output.run === id && !files.has(output.node)) files.set(output.node, output)
    for (const [sampler, take] of directTakes(run)) if (!takes.has(sampler)) takes.set(sampler, take)
  }
  return { files, takes }
}
