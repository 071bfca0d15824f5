import type { ReactNode } from 'react'
import { applyFix, type NodeView, unfreeze } from '../../document/index.ts'
import type { Problem } from '../../../engine/graph/index.ts'
import { Button, Icon, type NodeStateName } from '../../look/index.ts'
import { useProblems } from '../../panels/use-problems.ts'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import { useStage } from '../stage/use-stage.ts'
import { fixWords } from './fix-words.ts'
import { useRunOf } from './use-node.ts'

/** What is wrong with a node, in a sentence, and the button that mends it. */
export function NodeTrouble(props: { readonly node: NodeView; readonly state: NodeStateName }): ReactNode {
  const { node, state } = props
  const { view } = useEditor()
  const problems = useProblems(({ index }) => index.byNode.get(runPath(view.getState(), node.id)))
  const problem = problems?.find(isOfTheNode)
  if (state === 'error') return <RunError node={node} problem={problem} />
  if (!problem || state === 'muted' || state === 'bypassed') return null
  return (
    <div className="node-trouble" role="note">
      <p>
        <Icon name="octagon-alert" size={14} className="text-err" />
        <span>{problem.message}</span>
      </p>
      <FixButton problem={problem} />
    </div>
  )
}

/** Settings say what is wrong with them beside their field, ports say that they are needed, and wires that they do not fit. */
function isOfTheNode({ severity, code, edge }: Problem): boolean {
  return severity === 'error' && edge === undefined && !code.startsWith('param.') && code !== 'input.missing'
}

function RunError({
  node,
  problem,
}: {
  readonly node: NodeView
  readonly problem: Problem | undefined
}): ReactNode {
  const { document } = useEditor()
  const { inside } = useStage()
  const error = useRunOf(node.id, (run) => run.error)
  if (!error) return null
  return (
    <div className="node-trouble" role="note" data-code={error.code}>
      <p>{error.message}</p>
      {error.advice && <p className="node-advice">{error.advice}</p>}
      {problem?.fix ? (
        <FixButton problem={problem} />
      ) : error.fixes?.includes('unfreeze') ? (
        <Button
          size="small"
          kind="outline"
          icon="wrench"
          className="nodrag"
          onClick={() => document.run(unfreeze(inside, [node.id]))}
        >
          Unfreeze
        </Button>
      ) : null}
    </div>
  )
}

function FixButton({ problem }: { readonly problem: Problem }): ReactNode {
  const { document, registry } = useEditor()
  const { fix } = problem
  if (!fix) return null
  return (
    <Button
      size="small"
      kind="outline"
      icon="wrench"
      className="nodrag"
      onClick={() => document.run(applyFix(fix))}
    >
      {fixWords(fix, registry)}
    </Button>
  )
}
