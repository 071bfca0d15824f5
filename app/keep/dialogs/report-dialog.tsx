import type { ReactNode } from 'react'
import { setParam, together } from '../../document/index.ts'
import { Button, Dialog, Icon, toast } from '../../look/index.ts'
import { ApiProblem } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import type { MissingThing, OpenedReport } from '../keeper-state.ts'
import { chooseFiles } from '../save-file.ts'

/** What is wrong with a file that was opened, once and in one list; and the files that it needs and that are not here. */
export function ReportDialog({ report }: { readonly report: OpenedReport }): ReactNode {
  const { keeper } = useEditor()
  const { from, opened, problems, missing, trouble } = report
  const close = (): void => keeper.dismissReport()
  return (
    <Dialog
      open
      onOpenChange={close}
      title={opened ? `${from} was opened as far as it goes` : `${from} could not be opened`}
      description={
        trouble ??
        (opened
          ? 'Nothing in it was dropped: what is not known here stays in its place and is saved back as it was.'
          : 'Your workflow is as it was.')
      }
      footer={
        <Button kind="fill" onClick={close}>
          Close
        </Button>
      }
    >
      {missing.length > 0 && (
        <ul className="mb-3 flex flex-col gap-2">
          {missing.map((thing) => (
            <Missing key={thing.id} thing={thing} />
          ))}
        </ul>
      )}
      <ul className="flex flex-col gap-2">
        {problems.slice(0, 200).map(({ code, node, message }, index) => (
          <li key={index} className="flex gap-2 text-12">
            <Icon name="octagon-alert" size={14} className="mt-0.5 text-err" />
            <span>
              {node !== '' && <b className="font-medium">{node}: </b>}
              {message} <span className="text-ink3">{code}</span>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** A file that is not on this machine: its name and hash, and a way to bring it, or another in its place. */
function Missing({ thing }: { readonly thing: MissingThing }): ReactNode {
  const { api, document } = useEditor()
  const choose = async (): Promise<void> => {
    const [file] = await chooseFiles('image/*,video/*')
    if (!file) return
    try {
      const { sha256 } = await api.files.upload(file, file.name)
      if (sha256 === thing.sha256) toast.success(`${file.name} is the very file.`)
      else {
        const places = thing.nodes.map((path) => path.split('/') as [string, string])
        const edits = places.map(([inside, id]) =>
          setParam(inside || undefined, id, fileParamOf(document.document.nodes[id], thing.id), sha256),
        )
        document.run(together('Choose another file', edits))
      }
    } catch (thrown) {
      toast.error(thrown instanceof ApiProblem ? thrown.detail : 'The file could not be brought.')
    }
  }
  return (
    <li className="flex items-center gap-3 rounded-node border border-line p-3 text-12">
      <Icon name="image-off" size={16} className="text-warn" />
      <span className="min-w-0 flex-1">
        <b className="font-medium">{thing.name ?? 'A file without a name'}</b> is not on this machine.
        <code className="block truncate font-mono text-12 text-ink3">{thing.id}</code>
      </span>
      <Button size="small" onClick={() => void choose()}>
        Choose file
      </Button>
    </li>
  )
}

function fileParamOf(
  node: { readonly params: Readonly<Record<string, unknown>> } | undefined,
  sha256: string,
): string {
  return Object.entries(node?.params ?? {}).find(([, value]) => value === sha256)?.[0] ?? 'file'
}
