import { Command } from 'commander'
import { dataFolder } from '../../store/data-folder.ts'
import { exitCode } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { plainText } from '../plain-text.ts'
import { table } from '../table.ts'
import { deviceWish, withDeviceOptions } from './device-options.ts'
import type { DeviceOptions } from './device-options.ts'

/** `reelgraph models list` and `reelgraph models add FOLDER`. */
export function modelsCommand(finish: (code: ExitCode) => void): Command {
  const models = new Command('models').description('List the installed models, or add one from a folder.')
  models
    .command('list', { isDefault: true })
    .description('List the installed models.')
    .option('--json', 'print them as JSON')
    .action(async (options: { json?: boolean }) => {
      const { openStore } = await import('../../models/index.ts')
      const store = openStore({ dataDir: dataFolder().root })
      const [installed, upscalers] = [await store.inventory(), await store.upscalers()]
      if (options.json) process.stdout.write(`${JSON.stringify([...installed, ...upscalers], null, 2)}\n`)
      else {
        process.stdout.write(
          plainText(
            `${table([
              ['id', 'family', 'makes', 'licence', 'sha256'],
              ...installed.map(({ id, descriptor, problem }) =>
                descriptor === undefined
                  ? [id, '–', problem?.message ?? 'cannot be read', '–', '–']
                  : [
                      descriptor.id,
                      descriptor.family,
                      `${descriptor.defaults.width}×${descriptor.defaults.height}, ${descriptor.defaults.seconds} s at ${descriptor.fps} fps`,
                      descriptor.licence,
                      descriptor.sha256.slice(0, 12),
                    ],
              ),
              ...upscalers.map(({ id, descriptor, problem }) =>
                descriptor === undefined
                  ? [id, 'upscaler', problem?.message ?? 'cannot be read', '–', '–']
                  : [
                      id,
                      'upscaler',
                      `videos ${descriptor.scales.join(' or ')} times as large`,
                      descriptor.licence,
                      descriptor.sha256.slice(0, 12),
                    ],
              ),
            ])}\n`,
          ),
        )
      }
      finish(exitCode.done)
    })
  withDeviceOptions(
    models
      .command('add')
      .description('Check a bundle (hashes, graphs, one tiny run) and add it.')
      .argument('<folder>', 'a model exported to ONNX, in the layout of Hugging Face Optimum'),
  ).action(async (folder: string, options: DeviceOptions) => {
    const wish = deviceWish(options)
    const { openHost } = await import('../../models/index.ts')
    const host = await openHost({ ...wish, dataDir: dataFolder().root })
    try {
      const descriptor = await host.add(folder)
      process.stdout.write(
        plainText(
          `Added ${descriptor.title} as ${descriptor.id}, sha256 ${descriptor.sha256.slice(0, 12)}.\n`,
        ),
      )
    } finally {
      await host.dispose()
    }
    finish(exitCode.done)
  })
  return models
}
