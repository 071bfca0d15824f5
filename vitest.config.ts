import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Inference holds its thread; a forked process per file keeps one file's model out of another's timing.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
