import { type ReactNode, useState } from 'react'
import type { SampledRun } from '../run/runs-state.ts'
import { Button, IconButton } from '../look/index.ts'
import { useEditor } from '../shell/editor.ts'
import { branchInputs } from './branch-inputs.ts'
import { told } from './start-run.ts'

/** What `BranchBar` is given. */
export interface BranchBarProps {
  readonly path: string
  readonly sampled: SampledRun
  /** The step that is looked at. */
  readonly step: number
  /** Follows the newest step again. */
  readonly onDone: () => void
}

/** While an earlier step is looked at: going on from there with the settings as they are on the canvas now. */
export function BranchBar({ path, sampled, step, onDone }: BranchBarProps): ReactNode {
  const { runs, document } = useEditor()
  const [asked, setAsked] = useState(false)
  const { run, item } = sampled
  const branch = async (): Promise<void> => {
    setAsked(true)
    const before = await runs.accepted(run)
    const inputs = branchInputs(before.workflow, document.document)
    await runs.branch({ run, node: path, step, inputs, ...(item !== undefined && { item }) })
    onDone()
  }
  return (
    <div className="branch-bar nodrag">
      <Button
        size="small"
        icon="git-branch"
        disabled={asked}
        data-tip="Change the prompt or the guidance first; what differs is used from here on"
        onClick={() => void told(branch()).finally(() => setAsked(false))}
      >
        Branch from step {step}
      </Button>
      <IconButton icon="skip-forward" label="Back to the newest step" onClick={onDone} />
    </div>
  )
}
