import { type ReactNode, useState } from 'react'
import type { SampledRun } from '../run/runs-state.ts'
import { Button, IconButton } from '../look/index.ts'
import { useEditor } from '../shell/editor.ts'
import { branchInputs } from './branch-inputs.ts'
import { branchWords } from './branch-words.ts'
import { told } from './start-run.ts'
import { useBranchInputs } from './use-branch-inputs.ts'

/** What `BranchBar` is given. */
export interface BranchBarProps {
  readonly path: string
  readonly sampled: SampledRun
  /** The step that is looked at. */
  readonly step: number
  /** Whether it is kept nowhere, so that nothing can begin there. */
  readonly gone: boolean
  /** Follows the newest step again. */
  readonly onDone: () => void
}

/** While an earlier step is looked at: going on from there with the settings as they are on the canvas now. */
export function BranchBar({ path, sampled, step, gone, onDone }: BranchBarProps): ReactNode {
  const editor = useEditor()
  const { runs, document } = editor
  const [asked, setAsked] = useState(false)
  const { run, item } = sampled
  const changed = useBranchInputs(run, path)
  const branch = async (): Promise<void> => {
    setAsked(true)
    const before = await runs.accepted(run)
    const inputs = branchInputs(before.workflow, document.document)
    await runs.branch({ run, node: path, step, inputs, ...(item !== undefined && { item }) })
    onDone()
  }
  return (
    <div className="branch-bar nodrag">
      <p className="branch-words" aria-live="polite">
        {gone ? `Nothing is kept of step ${step}.` : branchWords(changed, editor)}
      </p>
      <div className="branch-buttons">
        <Button
          size="small"
          icon="git-branch"
          disabled={asked || gone}
          onClick={() => void told(branch()).finally(() => setAsked(false))}
        >
          Branch from step {step}
        </Button>
        <IconButton icon="skip-forward" label="Back to the newest step" onClick={onDone} />
      </div>
    </div>
  )
}
