import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { takenSettings } from '../../engine/graph/taken-settings.ts'
import { fieldOf } from '../document/field-of.ts'
import { graphOf, type Inside } from '../document/index.ts'
import type { Api } from '../run/api/api.ts'
import type { Editor } from '../shell/editor.ts'

/** The workflow that a run was accepted with, dice rolled, and which of its values the run takes. */
interface Accepted {
  readonly workflow: WorkflowDocument
  readonly taken: ReturnType<typeof takenSettings>
}

/** What runs were accepted with; a run's never changes. */
const accepted = new WeakMap<Api, Map<string, Promise<Accepted | undefined>>>()

/** The seed that a run had of a setting; undefined where it took another, or is not known. */
export async function drawnSeed(
  editor: Pick<Editor, 'api' | 'registry'>,
  run: string,
  inside: Inside,
  node: string,
  param: string,
): Promise<number | undefined> {
  const had = await acceptedWith(editor, run)
  const setting = { node, param, ...(inside !== undefined && { subgraph: inside }) }
  if (!had?.taken(setting)) return undefined
  const value = fieldOf(graphOf(had.workflow, inside)?.nodes, node)?.params[param]
  return typeof value === 'number' ? value : undefined
}

function acceptedWith(
  { api, registry }: Pick<Editor, 'api' | 'registry'>,
  run: string,
): Promise<Accepted | undefined> {
  const known = accepted.get(api) ?? new Map<string, Promise<Accepted | undefined>>()
  accepted.set(api, known)
  let had = known.get(run)
  if (!had) {
    had = api.runs.read(run).then(
      ({ workflow }) => ({ workflow, taken: takenSettings(workflow, registry) }),
      () => {
        known.delete(run)
        return undefined
      },
    )
    known.set(run, had)
    // Only the run that is shown is asked for; a few are enough.
    for (const old of [...known.keys()].slice(0, -8)) known.delete(old)
  }
  return had
}
