import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { doctorCommand } from '../../../engine/cli/commands/doctor.ts'
import { modelsCommand } from '../../../engine/cli/commands/models.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-models-'))
  const bundle = join(folder, 'models', 'odd')
  await mkdir(bundle, { recursive: true })
  await writeFile(join(bundle, 'model_index.json'), '{}')
  // What is wrong with it is told in its own words.
  await writeFile(join(bundle, 'bundle.json'), '\u001b[31mred')
  vi.stubEnv('REELGRAPH_DATA', folder)
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

test.each([
  ['models list', modelsCommand, ['list']],
  ['doctor', doctorCommand, []],
])('%s prints nothing of a bundle that a terminal would obey', async (_, command, words) => {
  let printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  await command(() => {}).parseAsync(words, { from: 'user' })
  expect(printed).toContain('\u{fffd}[31mred')
  expect(printed).not.toContain('\u001b')
})
