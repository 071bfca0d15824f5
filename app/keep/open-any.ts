import { toast } from '../look/index.ts'
import { askServer } from '../panels/parts/ask-server.ts'
import { ApiProblem } from '../run/api/api.ts'
import type { Editor } from '../shell/editor.ts'

/** Opens what is dropped on the window: a run of the gallery, else the first of the files. */
export async function openDropped(
  editor: Pick<Editor, 'keeper' | 'api'>,
  run: string | undefined,
  [file, ...others]: readonly File[],
): Promise<void> {
  if (run) await askServer(editor.keeper.openRun(run))
  else if (file) {
    if (others.length > 0)
      toast.error(
        `Only "${file.name}" is opened: one workflow fits on the canvas. Drop the others one by one.`,
      )
    await openAny(editor, file)
  }
}

/** Opens a file of any kind that holds a workflow: JSON, a zip with its files, a video or picture that Reelgraph made. */
export async function openAny({ keeper, api }: Pick<Editor, 'keeper' | 'api'>, file: File): Promise<void> {
  if (!/\.zip$/i.test(file.name)) {
    await keeper.openFile(file)
    return
  }
  try {
    const { openBundle } = await import('./bundle-file.ts')
    const { text, refused } = await openBundle(file, api)
    await keeper.openText(text, file.name)
    for (const reason of refused) toast.error(`A frozen node lacks what it kept. ${reason}`)
  } catch (thrown) {
    const detail = thrown instanceof ApiProblem ? thrown.detail : undefined
    keeper.refuse(file.name, detail ?? (thrown instanceof Error ? thrown.message : 'It cannot be read.'))
  }
}
