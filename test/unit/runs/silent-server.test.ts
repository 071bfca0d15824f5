import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Api } from '../../../app/run/api/api.ts'
import { Steps } from '../../../app/run/steps.ts'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A server on this machine, with how many requests it has open now, and had at most; and the API that leads to it. */
async function serve(answer: Parameters<typeof createServer>[1], patience: number) {
  const open = { now: 0, most: 0, paths: [] as string[] }
  server = createServer((request, response) => {
    open.most = Math.max(open.most, ++open.now)
    open.paths.push(request.url!)
    response.on('close', () => open.now--)
    answer!(request, response)
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { open, api: new Api({ base, patience }) }
}

const never = (): void => {}

test('a server that never answers is said to be silent, in time, and the request is broken off', async () => {
  const { api, open } = await serve(never, 300)
  const started = performance.now()
  await expect(api.runs.queue()).rejects.toMatchObject({
    name: 'ApiProblem',
    code: 'server.silent',
    status: 0,
    detail: expect.stringMatching(/^The server has not answered for 1 s\./) as string,
  })
  // Not before it was waited for as long as was said.
  expect(performance.now() - started).toBeGreaterThanOrEqual(290)
  await expect.poll(() => open.now).toBe(0)
})

test('an answer that stops in its middle is waited for no longer', async () => {
  const { api } = await serve((_, response) => void response.writeHead(200).write('{"runs": ['), 300)
  await expect(api.runs.list()).rejects.toMatchObject({ code: 'server.silent' })
  await expect(api.steps.read({ run: 'r', node: 'n', step: 1 })).rejects.toMatchObject({
    code: 'server.silent',
  })
})

test('what is sent has time to arrive', async () => {
  const { api } = await serve((request, response) => {
    request.resume()
    setTimeout(() => response.writeHead(200).end('{}'), 500)
  }, 300)
  await expect(api.files.upload(new Blob([new Uint8Array(64 * 1500)]), 'a.png')).resolves.toEqual({})
})

test('whoever leaves first hears of it as of leaving', async () => {
  const { api, open } = await serve(never, 10_000)
  const leave = new AbortController()
  const asked = api.runs.read('one', leave.signal)
  await expect.poll(() => open.now).toBe(1)
  leave.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(() => open.now).toBe(0)
})

test('nobody there is something else than silence', async () => {
  const { api } = await serve(never, 10_000)
  server!.close()
  await expect(api.runs.queue()).rejects.toMatchObject({ code: 'server.unreachable' })
})

test('the steps of a strip are read three at a time, and dropped with it', async () => {
  const { api, open } = await serve(never, 10_000)
  const steps = new Steps(api.steps)
  steps.look('sampler', 12)
  const asked = Array.from({ length: 24 }, (_, at) => {
    const left = new AbortController()
    return { left, frames: steps.read({ run: 'r', node: 'sampler', step: at + 1 }, left.signal) }
  })
  await expect.poll(() => open.now).toBe(3)
  expect(open.paths.map((path) => Number(path.split('/').at(-1))).toSorted((a, b) => a - b)).toEqual([
    11, 12, 13,
  ])
  for (const { left } of asked) left.abort()
  for (const { status } of await Promise.allSettled(asked.map(({ frames }) => frames)))
    expect(status).toBe('rejected')
  await expect.poll(() => open.now).toBe(0)
  expect(open.most).toBe(3)
  expect(open.paths).toHaveLength(3)
})
