import { Option } from 'commander'
import type { Command } from 'commander'
import type { DeviceWish } from '../../models/index.ts'
import { BadInput } from '../bad-input.ts'

/** The options that say where inference runs, as the command line gives them. */
export interface DeviceOptions {
  readonly device?: DeviceWish['device']
  readonly precision?: DeviceWish['precision']
  readonly threads?: string
  readonly modelMemory?: string
}

/** Adds --device, --precision, --threads and --model-memory. */
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
      new Option(
        '--precision <name>',
        'weights to use; a model without such weights is refused (default: what it prefers)',
      ).choices(['fp32', 'fp16', 'int8']),
    )
    .option('--threads <n>', 'CPU threads (default: all cores, at most 16)')
    .option(
      '--model-memory <GiB>',
      'weights to keep loaded between runs (default: 4 on a card; half of the memory, at least 4, on a CPU)',
    )
}

/** The wish that the options express. Throws `threads.malformed`, `model-memory.malformed`. */
export function deviceWish(options: DeviceOptions): DeviceWish {
  const threads = options.threads === undefined ? undefined : Number(options.threads)
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1)) {
    throw new BadInput(
      'threads.malformed',
      options.threads!,
      `--threads takes a whole number from 1, not ${options.threads}.`,
    )
  }
  const memory = options.modelMemory === undefined ? undefined : Number(options.modelMemory || NaN)
  if (memory !== undefined && !(memory > 0 && Number.isFinite(memory))) {
    throw new BadInput(
      'model-memory.malformed',
      options.modelMemory!,
      `--model-memory takes a number of GiB above 0, as in --model-memory 20, not "${options.modelMemory}".`,
    )
  }
  return {
    device: options.device,
    precision: options.precision,
    threads,
    modelBytes: memory === undefined ? undefined : memory * 2 ** 30,
  }
}
