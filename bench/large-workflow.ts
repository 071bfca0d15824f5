/** What `largeWorkflow` makes: a workflow file. */
export interface LargeWorkflow {
  readonly format: 'reelgraph'
  readonly version: 1
  readonly id: string
  readonly meta: { readonly title: string }
  readonly nodes: Record<string, { type: string; version: number; params: Record<string, unknown> }>
  readonly edges: Record<string, { from: [string, string]; to: [string, string] }>
  readonly layout: { readonly nodes: Record<string, { x: number; y: number }> }
}

/** So many nodes stand in a row before the next row begins. */
const columns = 40

/** A valid workflow of prompts, encoders, clips and samplers, with so many nodes and wires. */
export function largeWorkflow(nodeCount: number, edgeCount: number): LargeWorkflow {
  const nodes: LargeWorkflow['nodes'] = {}
  const edges: LargeWorkflow['edges'] = {}
  const layout: LargeWorkflow['layout']['nodes'] = {}
  let made = 0
  const add = (id: string, type: string, params: Record<string, unknown> = {}): void => {
    nodes[id] = { type, version: 1, params }
    layout[id] = { x: (made % columns) * 400, y: Math.floor(made / columns) * 640 }
    made++
  }
  const wire = (from: string, out: string, to: string, into: string): void => {
    if (Object.keys(edges).length < edgeCount)
      edges[`${from}-${out}-${to}-${into}`] = { from: [from, out], to: [to, into] }
  }
  add('model', 'model/load-model', { model: 'picturebook' })
  const groups = Math.floor((nodeCount - 1) / 5)
  for (let group = 0; group < groups; group++) {
    const [prompt, encoder, schedule, clip, sampler] = [
      'prompt',
      'encoder',
      'schedule',
      'clip',
      'sampler',
    ].map((name) => `${name}-${group}`) as [string, string, string, string, string]
    add(prompt, 'text/prompt', { words: `a fox runs to the right, take ${group}` })
    add(encoder, 'text/text-encoder')
    add(schedule, 'sampling/noise-scheduler', { steps: 20 })
    add(clip, 'clip/empty-clip', { seconds: 2.25, width: 64, height: 64 })
    add(sampler, 'sampling/dit-sampler', { seed: group })
    wire('model', 'model', encoder, 'model')
    wire('model', 'model', clip, 'model')
    wire('model', 'model', sampler, 'model')
    wire(prompt, 'text', encoder, 'text')
    wire(encoder, 'conditioning', sampler, 'prompt')
    wire(schedule, 'schedule', sampler, 'schedule')
    wire(clip, 'clip', sampler, 'clip')
    wire(clip, 'clip', schedule, 'clip')
  }
  for (let rest = made; rest < nodeCount; rest++) add(`prompt-rest-${rest}`, 'text/prompt', { words: 'rest' })
  return {
    format: 'reelgraph',
    version: 1,
    id: 'large',
    meta: { title: 'Large' },
    nodes,
    edges,
    layout: { nodes: layout },
  }
}
