import { expect, test } from 'vitest'
import { parseWorkflow } from '../../../engine/graph/index.ts'
import { pinnedBlobs } from '../../../engine/store/pinned-blobs.ts'

const hash = (digit: string): string => digit.repeat(64)
const node = (frozen: object): object => ({ type: 'a/b', version: 1, params: {}, frozen })
const pin = (digit: string): object => ({ sha256: hash(digit), bytes: 1 })

test('a document pins what its frozen nodes, those of its subgraphs and its starts name, each once', () => {
  const { document } = parseWorkflow({
    format: 'reelgraph',
    version: 1,
    id: 'w',
    nodes: { one: node({ out: pin('1'), other: pin('2') }), two: node({ out: pin('1') }) },
    edges: {},
    subgraphs: {
      inner: {
        version: 1,
        title: 'Inner',
        inputs: [],
        outputs: [],
        nodes: { a: node({ out: pin('3') }) },
        edges: {},
      },
    },
    starts: { 'one/sampler': [pin('4'), { ...pin('5'), item: '0.2' }] },
    lock: { assets: [{ ...pin('6'), name: 'a.png' }] },
  })
  expect(pinnedBlobs(document!).sort()).toEqual(['1', '2', '3', '4', '5'].map(hash))
})

test('what is no hash pins nothing', () => {
  const { document } = parseWorkflow({
    format: 'reelgraph',
    version: 1,
    id: 'w',
    nodes: { one: node({ out: { sha256: '../../etc/passwd', bytes: 1 } }) },
    edges: {},
  })
  expect(pinnedBlobs(document!)).toEqual([])
})
