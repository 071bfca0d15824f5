import type { ReactNode } from 'react'
import { Button, Dialog, Icon } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import type { OpenedReport } from '../keeper-state.ts'
import { MissingRow } from './missing-row.tsx'

const nouns = { model: 'model', asset: 'file', kept: 'kept output' } as const

/** Rows that are listed; nobody reads more. */
const mostRows = 200

/** What is wrong with a file that was opened, once and in one list; and the files that it needs and that are not here. */
export function ReportDialog({ report }: { readonly report: OpenedReport }): ReactNode {
  const { keeper } = useEditor()
  const { opened, problems, missing } = report
  const close = (): void => keeper.dismissReport()
  return (
    <Dialog
      open
      onOpenChange={close}
      title={titleOf(report)}
      description={sentenceOf(report)}
      className="w-[36rem]"
      footer={
        <Button kind="fill" autoFocus onClick={close}>
          {opened ? 'Go on' : 'Close'}
        </Button>
      }
    >
      {missing.length > 0 && (
        <ul aria-label="Not here" className="mb-3 flex flex-col gap-2">
          {missing.map((thing) => (
            <MissingRow key={thing.id} thing={thing} />
          ))}
        </ul>
      )}
      {problems.length > 0 && (
        <ul aria-label="What is wrong" className="flex flex-col gap-2">
          {problems.slice(0, mostRows).map(({ code, node, message }, index) => (
            <li key={index} data-code={code} className="flex gap-2 text-12 text-ink">
              <Icon name="octagon-alert" size={14} className="mt-0.5 shrink-0 text-err" />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {node !== '' && <b className="font-medium">{node}: </b>}
                {message}
              </span>
            </li>
          ))}
        </ul>
      )}
      {problems.length > mostRows && (
        <p className="mt-2 text-12 text-ink2">{problems.length - mostRows} more are in the problems panel.</p>
      )}
    </Dialog>
  )
}

function titleOf({ from, opened, problems, missing }: OpenedReport): string {
  if (!opened) return `${from} could not be opened`
  if (problems.length > 0) return `${from} was opened as far as it goes`
  const kinds = new Set(missing.map(({ kind }) => kind))
  const noun = kinds.size === 1 ? nouns[missing[0]!.kind] : 'thing'
  return missing.length === 1
    ? `${from} needs a ${noun} that is not here`
    : `${from} needs ${missing.length} ${noun}s that are not here`
}

function sentenceOf({ opened, problems, missing, trouble }: OpenedReport): string {
  if (trouble !== undefined) return trouble
  if (!opened) return 'Your workflow is as it was.'
  if (problems.some(({ code }) => code === 'file.cut-off'))
    return 'Everything that is still in it was taken over, and is saved back.'
  if (problems.length > 0)
    return 'Nothing in it was dropped: what is not known here stays in its place and is saved back as it was.'
  if (missing.some(({ kind }) => kind === 'asset'))
    return 'Bring the very file, or choose another one in its place. Everything else is open.'
  return missing.some(({ kind }) => kind === 'model')
    ? 'Choose an installed one in its place, or install it. Everything else is open.'
    : 'Let the node run again, or open the zip of "Export with files", which brings what it keeps.'
}
