import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { planOf } from '../plan-of.ts'
import type { MakerTools } from './find-maker.ts'
import { recipeOf } from './recipe.ts'

/** How many of the newest runs are looked at, and how many of them are read at most. */
const [newest, mostRead] = [60, 6]

/**
 * The run of a workflow that is being made or, where none is, the newest one whose samplers made what they would make now:
 * a browser that has not seen it comes to the same picture. Undefined where there was none lately.
 */
export async function lastRunOf(
  {
    api,
    registry,
    accepted,
  }: Pick<MakerTools, 'accepted' | 'registry'> & { readonly api: Pick<MakerTools['api'], 'runs'> },
  workflow: WorkflowDocument,
): Promise<string | undefined> {
  const [{ active }, { runs }] = await Promise.all([api.runs.queue(), api.runs.list({ limit: newest })])
  if (active !== undefined && (await accepted(active)).workflow.id === workflow.id) return active
  const { samplers } = planOf(workflow, registry)
  const recipes = samplers.map((node) => recipeOf(workflow, registry, node))
  if (recipes.length === 0) return undefined
  const likely = runs.filter(({ title, status }) => title === workflow.meta.title && status === 'done')
  for (const { id } of likely.slice(0, mostRead)) {
    const run = await accepted(id)
    if (run.workflow.id !== workflow.id) continue
    if (samplers.every((node, at) => recipeOf(run.workflow, registry, node) === recipes[at])) return id
  }
  return undefined
}
