import type { NodeView } from '../../document/index.ts'
import { formatBytes } from '../../fields/format-bytes.ts'

/** How the nodes around a node stand, outermost first: the instances of subgraphs that it is looked at through. */
export interface Around {
  readonly title: string
  readonly standing: 'bypassed' | 'muted' | 'frozen'
}

/** What comes of a node in a run. */
export type Outcome =
  /** It runs, or its result is reused. */
  | 'runs'
  /** It does not run; its outputs take what comes into it. */
  | 'passes on'
  /** It does not run; what it keeps is used. */
  | 'is kept'
  /** It does not run, nor does what needs it. */
  | 'is left out'

/** What comes of a node: what stands around it decides first, then mute, then bypass, then what it keeps. */
export function outcomeOf({ node }: Pick<NodeView, 'node'>, around?: Around['standing']): Outcome {
  if (around === 'muted' || around === 'bypassed' || node.mode === 'mute') return 'is left out'
  if (node.mode === 'bypass') return 'passes on'
  return node.frozen || around === 'frozen' ? 'is kept' : 'runs'
}

/**
 * The same in words, for whoever wonders why a node does not run; undefined where it does. `shared` says that what it keeps
 * is kept elsewhere too.
 */
export function standingWords(view: NodeView, around?: Around, shared?: string): string | undefined {
  const { node } = view
  if (around?.standing === 'muted') return `"${around.title}" is muted, so nothing inside it runs.`
  if (around?.standing === 'bypassed') return `"${around.title}" is bypassed, so nothing inside it runs.`
  const aside = node.frozen ? ' What it keeps waits until it is active again.' : ''
  if (node.mode === 'mute') return `It does not run, and neither does what needs it.${aside}`
  if (node.mode === 'bypass') return `${forwardWords(view)}${aside}`
  // What is kept from outside comes before what is kept in here.
  if (around) return `"${around.title}" is frozen: what it keeps is used, whatever is changed in here.`
  if (node.frozen) return `It does not run: ${keptWords(view)}${shared === undefined ? '' : ` ${shared}`}`
  return undefined
}

function forwardWords({ forwards, inputs, outputs }: NodeView): string {
  const label = (list: readonly { readonly name: string; readonly label: string }[], name: string): string =>
    list.find((one) => one.name === name)?.label ?? name
  const passed = forwards
    .filter(([, input]) => {
      const port = inputs.find(({ name }) => name === input)
      // Inside a subgraph an input may be fed through the instance.
      return port?.edge !== undefined || port?.exposedAs !== undefined
    })
    .map(([output, input]) => `${label(outputs, output)} takes what comes into ${label(inputs, input)}`)
  return passed.length === 0
    ? 'It does not run, and has nothing to pass on.'
    : `It does not run: ${passed.join(', ')}.`
}

function keptWords({ node, outputs }: NodeView): string {
  const kept = Object.entries(node.frozen ?? {}).map(
    ([port, { bytes }]) =>
      `${outputs.find(({ name }) => name === port)?.label ?? port} (${formatBytes(bytes)})`,
  )
  return kept.length === 0
    ? 'it should keep what it made last, and has nothing.'
    : `it keeps ${kept.join(' and ')}. What only it needs does not run either.`
}
