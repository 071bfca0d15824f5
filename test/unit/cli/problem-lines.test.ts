import { expect, test } from 'vitest'
import { nodeRegistry } from '../../../engine/cli/read-workflow.ts'
import { problemLines } from '../../../engine/cli/problem-lines.ts'
import { compile, graphAdvice, parseWorkflow } from '../../../engine/graph/index.ts'

const node = (type: string, params: object = {}, mode?: 'bypass' | 'mute'): object => ({
  type,
  version: 1,
  params,
  ...(mode && { mode }),
})
const wire = (from: [string, string], to: [string, string]): object => ({ from, to })

function linesOf(nodes: object, edges: object = {}, targets?: readonly string[]): readonly string[] {
  const { document } = parseWorkflow({ format: 'reelgraph', version: 1, id: 'test', nodes, edges })
  return problemLines(compile(document!, nodeRegistry(), targets ? { targets } : {}).problems)
}

test('a sentence that says what to do stands alone', () => {
  const trim = node('media/trim', {}, 'bypass')
  const bypassed = linesOf(
    { trim, preview: node('media/preview') },
    { a: wire(['trim', 'video'], ['preview', 'video']) },
  )
  expect(bypassed).toEqual([
    'error trim.video: This node is bypassed and has nothing to pass on as Video. Wire its input, or stop bypassing it. [bypass.nothing-to-forward]',
  ])
  expect(linesOf({ text: node('values/text') }, {}, ['nowhere'])).toEqual([
    'error: There is no node "nowhere" to run to. Choose another. [target.unknown]',
  ])
  expect(linesOf({ text: node('values/text', {}, 'mute') }, {}, ['text'])).toEqual([
    'error text: Text is muted or left out, so there is nothing to run to. Unmute it. [target.left-out]',
  ])
  expect(linesOf({ inner: node('subgraph/gone@1') })).toEqual([
    'error inner: The file has no subgraph "gone". Remove this node, or paste the subgraph in. [subgraph.unknown]',
  ])
  expect(
    linesOf(
      { image: node('media/load-image', { file: '' }), preview: node('media/preview') },
      {
        a: wire(['image', 'image'], ['preview', 'video']),
      },
    ),
  ).toEqual(['error image.file: No picture is chosen. Choose a file. [param.check]'])
})

test('a sentence that says only what is wrong comes with what to do', () => {
  const preview = node('media/preview')
  expect(linesOf({ preview })).toEqual([
    `error preview.video: Video needs a wire that carries video. ${graphAdvice['input.missing']} [input.missing]`,
  ])
  expect(
    linesOf({ text: node('values/text'), preview }, { a: wire(['text', 'text'], ['preview', 'video']) }),
  ).toEqual([
    `error preview.video: Video takes video. This wire carries text. ${graphAdvice['edge.kind']} [edge.kind]`,
  ])
})
