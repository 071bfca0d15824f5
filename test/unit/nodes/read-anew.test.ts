import { expect, test } from 'vitest'
import { upgradeParams } from '../../../engine/graph/index.ts'
import { nodeKey } from '../../../engine/graph/node-key.ts'
import { loadImage } from '../../../nodes/media/load-image.ts'
import { loadVideo } from '../../../nodes/media/load-video.ts'

test.each([
  { saved: 1, node: loadVideo },
  { saved: 2, node: loadVideo },
  { saved: 1, node: loadImage },
])(
  '$node.type saved at version $saved keeps its file, and finds nothing that was kept of the old reading',
  ({ saved, node: { type, version, ...definition } }) => {
    const params = { file: 'a'.repeat(64) }
    expect(upgradeParams({ type, version, ...definition }, saved, params)).toEqual({ params })
    const parts = { type, params, inputs: {}, externals: `asset ${params.file} ${params.file}` }
    expect(nodeKey({ ...parts, version })).not.toBe(nodeKey({ ...parts, version: saved }))
  },
)
