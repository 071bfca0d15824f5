import type { ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import type { NodeStateName } from '../../look/index.ts'
import { forwardsNothing } from './forward-line.tsx'
import { NodeTrouble } from './node-trouble.tsx'

/** What `NodeFoot` is given. */
export interface NodeFootProps {
  readonly node: NodeView
  readonly state: NodeStateName
}

/** What a node has to say below its settings: what its mode means, or what is wrong and what mends it. */
export function NodeFoot({ node, state }: NodeFootProps): ReactNode {
  return (
    <>
      <Saying text={sentence(node, state)} />
      <NodeTrouble node={node} state={state} />
    </>
  )
}

function Saying({ text }: { readonly text: string | undefined }): ReactNode {
  return text === undefined ? null : <p className="node-saying">{text}</p>
}

function sentence(node: NodeView, state: NodeStateName): string | undefined {
  if (!node.face) return `There is no node "${node.node.type}" here. It is kept as it is, and does nothing.`
  switch (state) {
    case 'muted':
      return 'Left out of the run, and so is what needs it.'
    case 'bypassed':
      return forwardsNothing(node) ? 'Nothing to forward' : forwardWords(node)
    case 'frozen':
      return frozenWords(node)
    default:
      return undefined
  }
}

function forwardWords({ forwards, inputs }: NodeView): string {
  const labels = forwards
    .map(([, input]) => inputs.find(({ name }) => name === input))
    .filter((input) => input?.edge !== undefined)
    .map((input) => input!.label)
  const [first = 'Nothing', ...rest] = [...new Set(labels)]
  const names = rest.length > 0 ? `${[first, ...rest.slice(0, -1)].join(', ')} and ${rest.at(-1)}` : first
  return `${names} ${rest.length > 0 ? 'go' : 'goes'} straight through.`
}

function frozenWords({ node, face }: NodeView): string {
  const seed = [...(face?.inputs.values() ?? [])].find(({ param }) => param?.look.widget === 'seed')
  const value = seed && node.params[seed.name]
  return typeof value === 'number'
    ? `Keeps its last result. Seed ${value} is not run again.`
    : 'Keeps its last result.'
}
