// Which tests there are and how many run at once: two, because the whole must fit on two cores.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{zalo,zalo-sim,server,setup,web,bench}/**/*.test.ts', 'stories/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
})
