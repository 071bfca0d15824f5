import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { NotABundleError } from '../model-error.ts'
import { readJson } from './read-json.ts'

/** What a config file of an export says; undefined where there is none. Throws `model.not-a-bundle` where it is not as it should be. */
export function readConfig<T extends z.ZodType>(
  schema: T,
  folder: string,
  file: string,
  name: string,
): z.output<T> | undefined {
  if (!existsSync(resolve(folder, file))) return undefined
  const parsed = schema.safeParse(readJson(folder, file, name))
  if (parsed.success) return parsed.data
  throw new NotABundleError(name, `${file} of "${name}" is not right: ${z.prettifyError(parsed.error)}`)
}
