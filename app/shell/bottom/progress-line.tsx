import { useStore } from 'zustand'
import { nodeNames } from '../../preview/node-names.ts'
import { progressWords } from '../../preview/progress-words.ts'
import { tookText } from '../../preview/time-text.ts'
import { useRunProgress } from '../../preview/use-run-progress.ts'
import { useRunValue } from '../../preview/use-run.ts'
import { canvasDeeds } from '../../canvas/actions/late-canvas-deeds.ts'
import { Icon, type IconName } from '../../look/index.ts'
import { firstRefusal } from '../../panels/first-refusal.ts'
import type { ApiProblem } from '../../run/api/api.ts'
import { useEditor } from '../editor.ts'

/** How far the run is; after it, how it ended; and why one that was asked for was not taken. */
export function ProgressLine() {
  const editor = useEditor()
  const refused = useStore(editor.runs.state, ({ refused }) => refused)
  const progress = useRunProgress()
  if (refused) return <Refused refused={refused} />
  if (!progress) return null
  const words = progressWords(progress, nodeNames(editor))
  if (words.length === 0) return <Ended />
  return (
    <div className="flex min-w-0 items-center gap-3 px-2">
      {progress.status === 'running' && (
        <span
          role="progressbar"
          aria-label="The run"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.floor(progress.share * 100)}
          className="h-1 w-48 shrink-0 overflow-hidden rounded-full bg-line2 max-[1180px]:w-24"
        >
          <span className="block h-full bg-accent" style={{ width: `${progress.share * 100}%` }} />
        </span>
      )}
      <span className="digits truncate" data-progress>
        {words.map(({ text, strong }) =>
          strong ? (
            <b key={text} className="font-semibold text-ink">
              {text}
            </b>
          ) : (
            text
          ),
        )}
      </span>
    </div>
  )
}

/** Why a run was not taken. A press goes to what stands in its way, in the list of all of it. */
function Refused({ refused }: { readonly refused: ApiProblem }) {
  const editor = useEditor()
  const { problem, words } = firstRefusal(editor, refused)
  if (!problem) return <Line icon="octagon-alert" tone="text-err" text={words} />
  const reveal = canvasDeeds((deeds) => deeds.revealNode(editor, problem.node))
  const open = (): void => {
    editor.view.setState({ panel: 'problems' })
    if (problem.node !== '') reveal(editor)
  }
  return (
    <button
      type="button"
      onClick={open}
      className="min-w-0 rounded-row text-left hover:bg-raise hover:text-ink"
    >
      <Line icon="octagon-alert" tone="text-err" text={words} />
    </button>
  )
}

/** How the last run ended. */
function Ended() {
  const status = useRunValue((run) => run?.status)
  const error = useRunValue((run) => run?.error?.message)
  const ms = useRunValue((run) =>
    run?.startedAt !== undefined && run.endedAt !== undefined ? run.endedAt - run.startedAt : undefined,
  )
  if (status === 'done')
    return (
      <Line icon="circle-check" tone="text-ok" text={ms === undefined ? 'Done' : `Done in ${tookText(ms)}`} />
    )
  if (status === 'cancelled') return <Line icon="square" tone="text-ink2" text="Stopped" />
  if (status === 'failed')
    return <Line icon="octagon-alert" tone="text-err" text={error ?? 'The run failed.'} />
  return null
}

function Line({
  icon,
  tone,
  text,
}: {
  readonly icon: IconName
  readonly tone: string
  readonly text: string
}) {
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5 px-2" data-progress>
      <Icon name={icon} size={14} className={tone} />
      <span className="digits truncate" title={text}>
        {text}
      </span>
    </span>
  )
}
