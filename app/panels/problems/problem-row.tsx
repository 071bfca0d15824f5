import type { ReactNode } from 'react'
import type { Problem } from '../../../engine/graph/index.ts'
import { fixWords } from '../../canvas/node/fix-words.ts'
import { revealNode } from '../../canvas/reveal-node.ts'
import { applyFix } from '../../document/index.ts'
import { Button, Icon, toast } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { placeWords } from './place-words.ts'

/** What `ProblemRow` is given. */
export interface ProblemRowProps {
  readonly problem: Problem
  /** Without the node's name: where the node is what is looked at. */
  readonly bare?: boolean
}

/** One problem: at which node, what is wrong, and what mends it. A press goes to the node. */
export function ProblemRow({ problem, bare = false }: ProblemRowProps): ReactNode {
  const editor = useEditor()
  const { severity, node, message, fix, code } = problem
  const error = severity === 'error'
  const words = (
    <>
      <Icon
        name={error ? 'octagon-alert' : 'triangle-alert'}
        size={14}
        className={error ? 'mt-px text-err' : 'mt-px text-warn'}
      />
      <span className="min-w-0 flex-1">
        <span className="sr-only">{error ? 'Problem: ' : 'Warning: '}</span>
        {!bare && (
          <b className="block truncate font-semibold text-ink">
            {placeWords(editor.document.document, editor.document.context, node)}
          </b>
        )}
        <span className="text-ink">{message}</span>
      </span>
    </>
  )
  const mend = (): void => {
    if (!fix) return
    const outcome = editor.document.run(applyFix(fix))
    if (!outcome.ok) toast.error(outcome.reason)
  }
  return (
    <li data-code={code} className="px-2 text-12">
      {bare || node === '' ? (
        <div className="flex gap-2 px-2 py-1.5">{words}</div>
      ) : (
        <button
          type="button"
          className="flex w-full gap-2 rounded-row px-2 py-2 text-left hover:bg-raise"
          onClick={() => revealNode(editor, node)}
        >
          {words}
        </button>
      )}
      {fix && (
        <Button size="small" kind="outline" icon="wrench" className="mt-0.5 mb-2 ml-7.5" onClick={mend}>
          {fixWords(fix, editor.registry)}
        </Button>
      )}
    </li>
  )
}
