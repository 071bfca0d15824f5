import { type ReactNode, useState } from 'react'
import { Button, Dialog, NumberField } from '../look/index.ts'
import { useEditor } from '../shell/editor.ts'
import { runBatch } from './run-batch.ts'
import { seedBatch } from './seed-batch.ts'

/** The most runs that are queued at a time. */
const most = 64

/** Asks how many seeds to run, and queues a run of each. */
export function BatchDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const editor = useEditor()
  const [count, setCount] = useState(4)
  const seeds = Object.values(seedBatch(editor.document.document, 1)[0] ?? {})
  const run = (): void => {
    onClose()
    runBatch(editor, count)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Run several seeds"
      description={
        seeds.length === 0
          ? 'No setting of this workflow is a seed, so every run would be the same.'
          : 'One run for each seed, one after the other. Everything else stays as it is.'
      }
      className="w-[24rem]"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="fill" icon="play" iconFilled disabled={seeds.length === 0} onClick={run}>
            Run {count}
          </Button>
        </>
      }
    >
      <form
        className="flex items-center gap-3 text-13"
        onSubmit={(event) => {
          event.preventDefault()
          if (seeds.length > 0) run()
        }}
      >
        <label htmlFor="batch-count" className="text-ink2">
          Seeds
        </label>
        <NumberField
          id="batch-count"
          label="How many seeds"
          value={count}
          min={2}
          max={most}
          stepper
          className="w-28"
          onChange={setCount}
        />
        {seeds.length === 1 && (
          <span className="digits text-12 text-ink3">
            {seeds[0]} to {seeds[0]! + count - 1}
          </span>
        )}
      </form>
    </Dialog>
  )
}
