import { availableParallelism, totalmem } from 'node:os'
import { Command } from 'commander'
import { dataFolder } from '../../store/data-folder.ts'
import { exitCode } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { plainText } from '../plain-text.ts'
import { table } from '../table.ts'

/** `reelgraph doctor`: which devices work here and why, where things are kept, which models are whole. */
export function doctorCommand(finish: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('Say which devices work here and why, and whether the models are whole.')
    .option('--json', 'print the report as JSON')
    .action(async (options: { json?: boolean }) => {
      const { DeviceProbe, chooseDevice, openStore, runtimeVersion } = await import('../../models/index.ts')
      const probe = new DeviceProbe()
      const devices = await probe.describe()
      const chosen = await chooseDevice({}, probe)
      const data = dataFolder()
      const store = openStore({ dataDir: data.root })
      const models = [...(await store.inventory()), ...(await store.upscalers())]
      if (options.json) {
        process.stdout.write(`${JSON.stringify({ devices, chosen, data, models }, null, 2)}\n`)
      } else {
        const lines = [
          `Node ${process.versions.node} · ONNX Runtime ${runtimeVersion()} · ${availableParallelism()} cores · ${Math.round(totalmem() / 2 ** 30)} GiB`,
          `Data in ${data.root}`,
          '',
          table([
            ['device', 'works', 'why'],
            ...devices.map(({ title, works, reason }) => [title, works ? 'yes' : 'no', reason]),
          ]),
          '',
          `Runs on ${chosen.provider}: ${chosen.reason}.`,
          '',
          table([
            ['model', 'state'],
            ...models.map(({ id, descriptor, problem }) => [
              id,
              descriptor ? 'whole' : (problem?.message ?? 'cannot be read'),
            ]),
          ]),
        ]
        process.stdout.write(plainText(`${lines.join('\n')}\n`))
      }
      finish(exitCode.done)
    })
}
