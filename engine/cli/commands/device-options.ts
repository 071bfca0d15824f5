import { Option } from 'commander'
import type { Command } from 'commander'
import type { DeviceWish } from '../../models/index.ts'
import { BadInput } from '../bad-input.ts'

/** The options that say where inference runs, as the command line gives them. */
export interface DeviceOptions {
  readonly device?: DeviceWish['device']
  readonly precision?: DeviceWish['precision']
  readonly threads?: string
}

/** Adds --device, --precision and --threads. */
export function withDeviceOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--device <name>', 'where to run').choices([
        'auto',
        'cpu',
        'webgpu',
        'cuda',
        'coreml',
        'dml',
      ]),
    )
    .addOption(
      new Option('--precision <name>', 'weights to use, where the model has them').choices([
        'fp32',
        'fp16',
        'int8',
      ]),
    )
    .option('--threads <n>', 'CPU threads (default: all cores)')
}

/** The wish that the options express. Throws `threads.malformed`. */
export function deviceWish(options: DeviceOptions): DeviceWish {
  const threads = options.threads === undefined ? undefined : Number(options.threads)
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1)) {
    throw new BadInput(
      'threads.malformed',
      options.threads!,
      `--threads takes a whole number from 1, not ${options.threads}.`,
    )
  }
  return { device: options.device, precision: options.precision, threads }
}
