import { hasCode, innermost, isParam } from '../define/index.ts'
import type { Param } from '../define/index.ts'
import { setByName, subgraphReference } from '../graph/index.ts'
import type { NodeRegistry, WorkflowDocument } from '../graph/index.ts'
import type { AssetFolders } from '../store/asset-folders.ts'
import { readValue } from './assignment.ts'
import type { Assignment } from './assignment.ts'
import { BadInput } from './bad-input.ts'

/**
 * The workflow with values set from the command line. A name is an exposed input's, or `node.param`, or `a/b.param` inside
 * of an instance; a file param takes a path, whose content becomes an asset. Throws the problem where a name is unknown.
 */
export async function applyAssignments(
  document: WorkflowDocument,
  assignments: readonly Assignment[],
  registry: NodeRegistry,
  assets: AssetFolders,
): Promise<WorkflowDocument> {
  let changed = document
  for (const { name, value } of assignments) {
    const param = paramOf(changed, name, registry)
    const { document: next, problem } = setByName(
      changed,
      name,
      await valueFor(param, value, assets),
      registry,
    )
    if (problem) throw new BadInput(problem.code, problem.node || name, problem.message)
    changed = next
  }
  return changed
}

/** The declared param behind a name, where the workflow has that node and the node has that param. */
function paramOf(document: WorkflowDocument, name: string, registry: NodeRegistry): Param | undefined {
  const dot = name.lastIndexOf('.')
  const exposed = document.inputs?.find((input) => input.name === name)
  const [path, port] = exposed?.to ?? [name.slice(0, dot), name.slice(dot + 1)]
  const { type, param } = behind(document, path, port)
  const slot = registry.get(type ?? '')?.inputs[param]
  return slot && isParam(slot) ? slot : undefined
}

/** What declares a port of a node at a path: for an instance, the node inside it that it shows. */
function behind(document: WorkflowDocument, path: string, port: string): { type: string; param: string } {
  let [graph, param]: [Pick<WorkflowDocument, 'nodes'> | undefined, string] = [document, port]
  const steps = path.split('/')
  const entered = new Set<string>()
  for (let id = steps.shift(); id !== undefined;) {
    const type: string = graph?.nodes[id]?.type ?? ''
    const reference = subgraphReference(type)
    const definition = reference && document.subgraphs?.[reference.id]
    if (!definition) return { type, param }
    // One that is inside of itself ends nowhere; that it is wrong is for the validator to say.
    if (steps.length === 0 && entered.has(reference.id)) break
    entered.add(reference.id)
    graph = definition
    id = steps.shift()
    if (id !== undefined) continue
    const shown = definition.inputs?.find((input) => input.name === param)?.to
    if (!shown) break
    ;[id, param] = shown
  }
  return { type: '', param }
}

async function valueFor(param: Param | undefined, value: string, assets: AssetFolders): Promise<unknown> {
  if (param?.look.widget === 'file' && !/^([0-9a-f]{64})?$/.test(value)) return addAsset(value, assets)
  const type = param && innermost(param.schema)._zod.def.type
  if (type === 'number' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim())) return Number(value)
  return readValue(value, type === 'string' || type === 'enum')
}

async function addAsset(file: string, assets: AssetFolders): Promise<string> {
  try {
    return await assets.add(file)
  } catch (cause) {
    if (!hasCode(cause) || cause.code !== 'asset.unreadable') throw cause
    throw new BadInput(cause.code, cause.subject, cause.message, { cause })
  }
}
