import { openHost, type Provider } from '../../../engine/models/index.ts'
import type { TinyRun } from './run-forked.ts'
import { goldenFolder, temporaryFolder, wave } from './tiny-bundle.ts'

const data = temporaryFolder()
const host = await openHost({
  dataDir: data.path,
  embeddedDir: goldenFolder,
  device: process.argv[2] as Provider,
  threads: 1,
})
const model = await host.open('tiny-picturebook')
const shape = [4, 3, 4, 4] as const
const latents = wave(4 * 3 * 16, 2)
const { unknown: _, cut: __, ...span } = await model.encodeText('a red fox runs')
const clean = await model.denoise({
  latents,
  shape,
  sigma: Float32Array.of(0.2, 0.6, 1),
  time: Float32Array.of(0, 0.25, 0.5),
  shot: ['a', 'a', 'b'],
  conditionings: [{ model: 'tiny-picturebook', spans: [{ ...span, scope: { shot: 'b' } }] }, null],
})
const frames: Uint8Array[] = []
for await (const frame of model.decode(latents, shape)) frames.push(frame.data)
await host.dispose()
data.cleanUp()
process.send!({ provider: host.device.provider, clean, frames } satisfies TinyRun, () => process.exit(0))
