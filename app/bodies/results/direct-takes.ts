import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { Output, Run } from '../../run/api/api.ts'

/** A finished video that shows a sampler's clip frame by frame: nothing was cut off or put in between. */
export interface Take {
  readonly run: Run
  readonly output: Output
}

/** Nodes that hand a video or a clip on, frame for frame, and the input that takes it. */
const handsOn: Readonly<Record<string, string>> = {
  'media/preview': 'video',
  'media/upscale': 'video',
  'codec/decoder': 'clip',
}

/** The takes of a run, by path of the sampler. */
export function directTakes(run: Run): ReadonlyMap<string, Take> {
  const takes = new Map<string, Take>()
  for (const output of run.outputs) {
    if (output.mime === 'image/png') continue
    const sampler = samplerBehind(run.workflow, output.node)
    if (sampler !== undefined && !takes.has(sampler)) takes.set(sampler, { run, output })
  }
  return takes
}

/** The sampler whose frames a saving node saved one by one; undefined where something else came between. */
function samplerBehind({ nodes, edges }: WorkflowDocument, saver: string): string | undefined {
  const into = (node: string, port: string): string | undefined =>
    Object.values(edges).find(({ to }) => to[0] === node && to[1] === port)?.from[0]
  let [at, port] = [saver, 'video']
  for (const seen = new Set<string>(); !seen.has(at);) {
    seen.add(at)
    const source = into(at, port)
    const node = source === undefined ? undefined : nodes[source]
    if (source === undefined || !node) return undefined
    const passed = node.mode === 'bypass' ? bypassed[node.type] : handsOn[node.type]
    if (passed === undefined) return node.type === 'sampling/dit-sampler' && !node.mode ? source : undefined
    ;[at, port] = [source, passed]
  }
  return undefined
}

/** What nodes hand on while they are bypassed. */
const bypassed: Readonly<Record<string, string>> = {
  'media/preview': 'video',
  'media/trim': 'video',
  'media/upscale': 'video',
  'sampling/dit-sampler': 'clip',
  'clip/extend-clip': 'clip',
  'clip/place-frames': 'clip',
  'clip/retake': 'clip',
}
