import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const browserTests = 'test/e2e/editor/**/*.test.ts'
const hasChromium = existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium')
if (!hasChromium)
  process.stderr.write(
    'The browser tests are left out: there is no Chromium. Install it, or name one with CHROMIUM=/path/to/chromium.\n',
  )

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [browserTests],
          // Inference holds its thread; a forked process per file keeps one file's model out of another's timing.
          pool: 'forks',
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          include: hasChromium ? [browserTests] : [],
          // One browser, one server and one model at a time, after everything else: people wait for one page too.
          pool: 'forks',
          maxWorkers: 1,
          // A page, a server, a model and a browser may share two cores with whatever else a machine does.
          retry: 1,
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
