import Libsql from 'libsql'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, storeFolder, workflow } from './store-folder.ts'

const at = storeFolder()

/** Queues runs named by letters, `a1` with priority 1. */
function fill(...names: readonly string[]): Record<string, string> {
  const ids: Record<string, string> = {}
  for (const name of names) {
    const draft = { document: workflow(name[0]), priority: Number(name.slice(1) || 0) }
    ids[name[0]!] = at.store.runs.create(draft).id
  }
  return ids
}

const order = () =>
  at.store.queue
    .list(10_000)
    .map(({ title }) => title)
    .join('')

test('the list is the order in which runs are claimed', () => {
  fill('a', 'b2', 'c', 'd2', 'e-1')
  expect(order()).toBe('bdace')
  expect(at.store.queue.list(2).map(({ title }) => title)).toEqual(['b', 'd'])
  expect(at.store.queue.size()).toBe(5)
  const claimed = Array.from({ length: 5 }, () => at.store.runs.claimNext()?.title)
  expect(claimed.join('')).toBe('bdace')
  expect(at.store.queue.size()).toBe(0)
})

test('a run moves before another, taking its priority, or to the end of its own', () => {
  const ids = fill('a', 'b', 'c', 'd5')
  at.store.queue.move(ids['c']!, ids['a'])
  expect(order()).toBe('dcab')
  at.store.queue.move(ids['b']!, ids['d'])
  expect(order()).toBe('bdca')
  expect(at.store.runs.read(ids['b']!)?.priority).toBe(5)
  at.store.queue.move(ids['b']!)
  expect(order()).toBe('dbca')
  at.store.queue.move(ids['c']!, ids['c'])
  expect(order()).toBe('dbca')
})

test('moving into one place again and again never runs out of room', () => {
  const ids = fill('a', 'b', 'c', 'd')
  for (let turn = 0; turn < 60; turn++) {
    const [moved, next] = turn % 2 ? ['b', 'c'] : ['c', 'b']
    at.store.queue.move(ids[moved]!, ids[next])
    expect(order()).toBe(turn % 2 ? 'abcd' : 'acbd')
  }
})

test('any run moves right before any other, many times over', () => {
  const names = 'abcdefgh'.split('')
  const ids = fill(...names)
  for (let turn = 0; turn < 100; turn++) {
    const [moved, next] = [names[(turn * 5) % 8]!, names[(turn * 3 + 1 + (turn % 7)) % 8]!]
    at.store.queue.move(ids[moved]!, ids[next])
    if (moved !== next) {
      names.splice(names.indexOf(moved), 1)
      names.splice(names.indexOf(next), 0, moved)
    }
    expect(order()).toBe(names.join(''))
  }
})

test('first is before everything, whatever its priority was', () => {
  const ids = fill('a', 'b9', 'c')
  at.store.queue.first(ids['c']!)
  expect(order()).toBe('cba')
  at.store.queue.first(ids['a']!)
  expect(order()).toBe('acb')
  expect(at.reopen().runs.claimNext()?.title).toBe('a')
})

test('another priority keeps the rank among its new equals', () => {
  const ids = fill('a', 'b3', 'c3', 'd')
  at.store.queue.setPriority(ids['a']!, 3)
  expect(order()).toBe('abcd')
  at.store.queue.setPriority(ids['b']!, -3)
  expect(order()).toBe('acdb')
})

test('a paused queue gives nothing until it goes on', () => {
  fill('a')
  at.store.queue.pause()
  expect([at.store.queue.paused, at.store.runs.claimNext()]).toEqual([true, undefined])
  at.reopen()
  expect([at.store.queue.paused, at.store.runs.claimNext(), at.store.queue.size()]).toEqual([
    true,
    undefined,
    1,
  ])
  at.store.queue.resume()
  expect(at.store.runs.claimNext()?.title).toBe('a')
})

test('a waiting run is canceled with its event', () => {
  const { a } = fill('a', 'b')
  at.now = 5000
  const event = at.store.queue.cancelQueued(a!)
  expect(event).toEqual({ run: a, seq: 1, at: 5000, type: 'run.cancelled' })
  expect(at.store.events.after(a!, 0, 9)).toEqual([event])
  expect(at.store.runs.read(a!)).toMatchObject({ status: 'cancelled', endedAt: 5000, lastSeq: 1 })
  expect(order()).toBe('b')
})

test('only runs that wait have a place', () => {
  const { a, b } = fill('a', 'b')
  at.store.runs.claimNext()
  const { queue } = at.store
  for (const work of [
    () => queue.move(a!),
    () => queue.move(b!, a),
    () => queue.first(a!),
    () => queue.setPriority(a!, 1),
    () => queue.cancelQueued(a!),
  ]) {
    expect(codeOf(work)).toBe('run.not-queued')
  }
  expect(codeOf(() => queue.first('r_none'))).toBe('run.unknown')
  expect(codeOf(() => queue.move(b!, 'r_none'))).toBe('run.unknown')
})

test('the end of a run stays even for who writes past the store; a foreign status is unknown', () => {
  const { a, b } = fill('a', 'b')
  at.store.queue.cancelQueued(a!)
  const client = new Libsql(join(at.root, 'reelgraph.db'), { timeout: 1000 })
  expect(() => client.prepare("UPDATE runs SET status = 'queued' WHERE id = ?").run(a)).toThrow('has ended')
  client.prepare("UPDATE runs SET status = 'dreaming' WHERE id = ?").run(b)
  client.close()
  expect(at.store.runs.read(b!)?.status).toBe('unknown')
  expect(at.store.runs.counts()).toEqual({
    queued: 0,
    running: 0,
    done: 0,
    failed: 0,
    cancelled: 1,
    unknown: 1,
  })
  expect(at.store.runs.claimNext()).toBeUndefined()
  at.store.runs.requeue(b!)
  expect(at.store.runs.claimNext()?.title).toBe('b')
})
