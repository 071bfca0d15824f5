import type { NodeRegistry } from '../../../engine/graph/index.ts'
import type { Api, Run } from '../api/api.ts'
import { newRun, reduceRun } from '../reduce-run.ts'
import type { SampledRun } from '../runs-state.ts'
import { sampledBy } from '../sampled-by.ts'
import { recipeOf } from './recipe.ts'

/** How many of the newest runs are looked at, and how many of them are read at most. */
const [newest, mostRead] = [60, 16]

/** What makers are looked for with. */
export interface MakerTools {
  readonly api: Pick<Api, 'runs' | 'steps'>
  readonly registry: NodeRegistry
  accepted(id: string): Promise<Run>
}

/**
 * The run whose steps led to what a sampler of this run gave without making it anew: the newest one that made the same
 * from the same. Undefined where none is left, or its steps have made room for others.
 */
export async function findMaker(
  { api, registry, accepted }: MakerTools,
  run: Run,
  node: string,
): Promise<SampledRun | undefined> {
  const wanted = recipeOf(run.workflow, registry, node)
  if (wanted === undefined) return undefined
  const { runs } = await api.runs.list({ limit: newest })
  const others = runs.filter(({ id, status }) => id !== run.id && status !== 'queued')
  // Most likely it was this workflow's own.
  const likely = [
    ...others.filter(({ title }) => title === run.title),
    ...others.filter(({ title }) => title !== run.title),
  ]
  for (const { id } of likely.slice(0, mostRead)) {
    const other = await accepted(id)
    if (!other.workflow.nodes[node.split('/')[0]!]) continue
    if (recipeOf(other.workflow, registry, node) !== wanted) continue
    const { events } = await api.runs.events(id, 0, 5000)
    const made = sampledBy(reduceRun(newRun(id), events).run, [node]).get(node)
    if (made?.step !== made?.of || !made) continue
    const kept = await api.steps.list(id, node, made.item)
    if (kept.includes(made.step)) return made
  }
  return undefined
}
