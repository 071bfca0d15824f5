import { innermost, isParam, type NodeDefinition } from '../../../engine/define/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

/** Names that help may use besides those of nodes: formats and the like. */
const proper = /^(?:[A-Z]+\d*|H\.\d+|[A-Z][a-z]+[A-Z]\w*|Alt\+Enter|\d.*)$/

/**
 * Names in a help text, written with a capital inside a sentence, that are neither a label, choice or group of the
 * node, nor the title of any node, nor a label of another node.
 */
export function strangersIn(text: string, node: NodeDefinition): string[] {
  const names = new Set([...namesOf(node), ...declarations.flatMap(({ title }) => firstWords(title))])
  const others = new Set(declarations.flatMap(namesOf))
  const inside = text.matchAll(/(?<=[\p{Ll}\d,;)] )\p{Lu}[\p{L}\d+.-]*/gu)
  return Array.from(inside, ([word]) => word.replace(/\.$/, '')).filter((word) => {
    if (names.has(word) || proper.test(word)) return false
    // A label of another node is fine where that node is named too.
    const owners = declarations.filter(({ title }) => text.includes(title))
    return !(others.has(word) && owners.some((owner) => namesOf(owner).includes(word)))
  })
}

function namesOf(node: NodeDefinition): string[] {
  const inputs = Object.values(node.inputs)
  const choices = inputs.flatMap((slot) => {
    if (!isParam(slot)) return []
    const { def } = innermost(slot.schema)._zod
    const options = def.type === 'enum' ? Object.values(def.entries).map(String) : []
    return [slot.look.group ?? '', ...options.map((name) => name.charAt(0).toUpperCase() + name.slice(1))]
  })
  const labels = [...inputs, ...Object.values(node.outputs)].map((slot) => slot.look.label ?? '')
  return [...labels, ...choices, node.title].flatMap(firstWords)
}

function firstWords(name: string): string[] {
  return name.split(' ').filter((word) => /^\p{Lu}/u.test(word))
}
