import type { DocumentNode, WorkflowDocument } from '../../../engine/graph/index.ts'
import { workflowSchema } from '../../../engine/graph/index.ts'

type NodeLike = { type: string; params?: Record<string, unknown> } & Partial<
  Omit<DocumentNode, 'type' | 'params'>
>

/** A workflow from nodes and wires as words: `'prompt.text -> encode.text'`. Edge ids are `e1`, `e2`, … */
export function workflow(
  nodes: Readonly<Record<string, NodeLike>>,
  wires: readonly string[] = [],
  rest: Partial<WorkflowDocument> = {},
): WorkflowDocument {
  return workflowSchema.parse({
    format: 'reelgraph',
    version: 1,
    id: 'test',
    ...graph(nodes, wires),
    ...rest,
  })
}

/** The nodes and edges of a workflow or subgraph. */
export function graph(nodes: Readonly<Record<string, NodeLike>>, wires: readonly string[] = []) {
  const end = (text: string): [string, string] => {
    const cut = text.trim().lastIndexOf('.')
    return [text.trim().slice(0, cut), text.trim().slice(cut + 1)]
  }
  return {
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, node]) => [
        id,
        { version: node.type === 'text/encode' ? 2 : 1, params: {}, ...node },
      ]),
    ),
    edges: Object.fromEntries(
      wires.map((text, index) => {
        const [from, to] = text.split('->')
        return [`e${index + 1}`, { from: end(from!), to: end(to!) }]
      }),
    ),
    layout: { nodes: {} },
  }
}

/** Text to video, whole and right. */
export function textToVideo(): WorkflowDocument {
  return workflow(
    {
      model: { type: 'model/load-model' },
      prompt: { type: 'value/text', params: { text: 'a fox' } },
      encode: { type: 'text/encode' },
      clip: { type: 'clip/empty-clip' },
      sampler: { type: 'sampling/dit-sampler', params: { seed: 7 } },
      decoder: { type: 'clip/decoder' },
      save: { type: 'media/save-video' },
    },
    [
      'model.model -> encode.model',
      'prompt.text -> encode.text',
      'model.model -> clip.model',
      'model.model -> sampler.model',
      'encode.conditioning -> sampler.prompt',
      'clip.clip -> sampler.clip',
      'model.model -> decoder.model',
      'sampler.clip -> decoder.clip',
      'decoder.video -> save.video',
    ],
  )
}
