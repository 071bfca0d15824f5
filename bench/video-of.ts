import type { OpenServices } from '../engine/worker/open-services.ts'
import { withOutputs } from '../engine/worker/open-services.ts'
import { nodeRegistry } from '../engine/cli/read-workflow.ts'
import { compile, setByName } from '../engine/graph/index.ts'
import type { WorkflowDocument } from '../engine/graph/index.ts'
import type { Video } from '../engine/media/index.ts'
import { execute } from '../engine/run/index.ts'
import { OutputFolder } from '../engine/store/output-folder.ts'
import { implementations } from '../nodes/implementations.generated.ts'

/** Runs a workflow, with settings by exposed name, up to the video it exposes; saves no file. */
export async function videoOf(
  open: OpenServices,
  workflow: WorkflowDocument,
  settings: Readonly<Record<string, unknown>>,
): Promise<Video> {
  let document = workflow
  for (const [name, value] of Object.entries(settings)) {
    const set = setByName(document, name, value)
    if (set.problem) throw new Error(set.problem.message)
    document = set.document
  }
  const [node, port] = document.outputs![0]!.from
  const { graph, problems } = compile(document, nodeRegistry(), { targets: [node] })
  if (!graph) throw new Error(problems.map(({ message }) => message).join('\n'))
  const { values, error } = await execute(graph, {
    run: document.id,
    implementations: (type) => implementations[type]?.(),
    services: withOutputs(open, new OutputFolder(open.data.scratch), undefined),
    hashOf: ({ id }) => id,
  }).done
  if (error) throw error
  return values.get(node)![port] as Video
}

/** All frames of a video, `[frames, height, width, 3]`. */
export async function pixelsOf(video: Video): Promise<Uint8Array> {
  const size = video.width * video.height * 3
  const bytes = new Uint8Array(size * video.frames)
  for await (const frame of video.open()) bytes.set(frame.data, frame.index * size)
  return bytes
}
