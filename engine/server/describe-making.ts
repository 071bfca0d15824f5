import { isParam, isSha256 } from '../define/index.ts'
import type { NodeRegistry, WorkflowDocument } from '../graph/index.ts'

/** What a gallery keeps beside a file: a line that says what it shows, and everything it may be found by. */
export interface Making {
  readonly caption?: string
  readonly words: string
}

/** A file may be found by this much text. */
const mostWords = 20_000

/** Tells what a workflow makes, from the texts in it. */
export function describeMaking(document: WorkflowDocument, registry: NodeRegistry, name: string): Making {
  const caption = captionOf(document, registry)
  const found = new Set<string>([name, document.meta.title ?? ''])
  for (const { title, params } of nodesOf(document)) {
    if (title !== undefined) found.add(title)
    textsIn(params, found)
    if (params['seed'] !== undefined) found.add(JSON.stringify(params['seed']))
  }
  const words = [...found].join('\n').slice(0, mostWords)
  return { words, ...(caption !== undefined && { caption }) }
}

function nodesOf(document: WorkflowDocument): WorkflowDocument['nodes'][string][] {
  const graphs = [document, ...Object.values(document.subgraphs ?? {})]
  return graphs.flatMap(({ nodes }) => Object.values(nodes))
}

/** The prompt that the workflow exposes, else its shots, else the first prompt that is not what to keep away from. */
function captionOf(document: WorkflowDocument, registry: NodeRegistry): string | undefined {
  for (const { type, params } of nodesOf(document)) {
    const shots = paramWith('shots', type, params, registry)
    if (!Array.isArray(shots) || shots.length === 0) continue
    const first = (shots[0] as { prompt?: unknown } | null)?.prompt
    if (typeof first === 'string') return line(shots.length > 1 ? `${shots.length} shots: ${first}` : first)
  }
  const exposed = document.inputs?.find(({ name }) => name === 'prompt')
  const words = exposed && document.nodes[exposed.to[0]]?.params[exposed.to[1]]
  if (typeof words === 'string' && words.trim() !== '') return line(words)
  const targets = targetsOf(document)
  for (const [id, { type, params }] of Object.entries(document.nodes)) {
    const text = paramWith('multiline', type, params, registry)
    if (typeof text === 'string' && text.trim() !== '' && !isNegative(targets, id)) return line(text)
  }
  return document.meta.title
}

function paramWith(
  widget: 'shots' | 'multiline',
  type: string,
  params: Readonly<Record<string, unknown>>,
  registry: NodeRegistry,
): unknown {
  const inputs = Object.entries(registry.get(type)?.inputs ?? {})
  const named = inputs.find(([, slot]) => isParam(slot) && slot.look.widget === widget)
  return named && params[named[0]]
}

type Target = WorkflowDocument['edges'][string]['to']

/** Where the wires of each node lead. */
function targetsOf({ edges }: WorkflowDocument): ReadonlyMap<string, readonly Target[]> {
  const targets = new Map<string, Target[]>()
  for (const { from, to } of Object.values(edges)) {
    const own = targets.get(from[0])
    if (own) own.push(to)
    else targets.set(from[0], [to])
  }
  return targets
}

/** Whether all that a node says ends in an input called `negative`. */
function isNegative(from: ReadonlyMap<string, readonly Target[]>, id: string): boolean {
  const seen = new Set([id])
  const pending = [id]
  let found = false
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const [to, port] of from.get(node) ?? []) {
      if (seen.has(to)) continue
      if (port === 'negative') found = true
      else if (port === 'prompt') return false
      else pending.push(to)
      seen.add(to)
    }
  }
  return found
}

/** Texts anywhere in a param, hashes aside. Depth is bounded by what a workflow file may have. */
function textsIn(value: unknown, found: Set<string>): void {
  const pending: unknown[] = [value]
  for (let at = 0; at < pending.length; at++) {
    const part = pending[at]
    if (typeof part === 'string' && !isSha256(part)) found.add(part)
    else if (typeof part === 'object' && part !== null)
      for (const inner of Object.values(part) as unknown[]) pending.push(inner)
  }
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300)
}
