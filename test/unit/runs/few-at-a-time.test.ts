import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { FewAtATime } from '../../../app/run/few-at-a-time.ts'

/** Work that is done when it is told so, and that notes when it began and when it was broken off. */
class Desk {
  readonly few = new FewAtATime<string>(2)
  readonly began: string[] = []
  readonly broken: string[] = []
  readonly #finish = new Map<string, (failed?: Error) => void>()

  want(key: string, rank: () => number = () => 0, signal?: AbortSignal): Promise<string> {
    const work = (end: AbortSignal): Promise<string> => {
      this.began.push(key)
      return new Promise((resolve, reject) => {
        end.addEventListener('abort', () => {
          this.broken.push(key)
          reject(end.reason as Error)
        })
        this.#finish.set(key, (failed) => (failed ? reject(failed) : resolve(`${key} is here`)))
      })
    }
    const asked = this.few.want(key, rank, work, signal)
    asked.catch(() => {})
    return asked
  }

  async finish(key: string, failed?: Error): Promise<void> {
    this.#finish.get(key)!(failed)
    await wait(1)
  }
}

test('a few are asked for at a time, those nearest to what is looked at first', async () => {
  const desk = new Desk()
  let looked = 11
  const steps = Array.from({ length: 24 }, (_, at) => at + 1)
  const all = steps.map((step) => desk.want(String(step), () => Math.abs(step - looked)))
  await wait(1)
  expect(desk.began).toEqual(['11', '10'])
  looked = 20
  await desk.finish('11')
  expect(desk.began).toEqual(['11', '10', '20'])
  for (let at = 1; at < 24; at++) await desk.finish(desk.began[at]!)
  expect(desk.began.slice(2, 7)).toEqual(['20', '19', '21', '18', '22'])
  expect(await Promise.all(all)).toEqual(steps.map((step) => `${step} is here`))
})

test('what several want is asked for once, and goes on while one of them wants it', async () => {
  const desk = new Desk()
  const [first, second] = [new AbortController(), new AbortController()]
  const left = desk.want('a', undefined, first.signal)
  const stays = desk.want('a', undefined, second.signal)
  await wait(1)
  first.abort()
  await expect(left).rejects.toMatchObject({ name: 'AbortError' })
  expect(desk.broken).toEqual([])
  await desk.finish('a')
  expect(await stays).toBe('a is here')
  expect(desk.began).toEqual(['a'])
})

test('what nobody wants any more is broken off, or never begun, and makes room', async () => {
  const desk = new Desk()
  const ends = ['a', 'b', 'c', 'd'].map((key) => {
    const end = new AbortController()
    void desk.want(key, undefined, end.signal)
    return end
  })
  await wait(1)
  ends[2]!.abort()
  ends[0]!.abort()
  await wait(1)
  expect(desk.broken).toEqual(['a'])
  expect(desk.began).toEqual(['a', 'b', 'd'])
  // Whoever comes back for it begins anew.
  const again = desk.want('a')
  await wait(1)
  await desk.finish('b')
  expect(desk.began).toEqual(['a', 'b', 'd', 'a'])
  await desk.finish('a')
  expect(await again).toBe('a is here')
  await expect(desk.want('e', undefined, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  expect(desk.began).not.toContain('e')
})

test('one that fails is told to all who want it, and does not stop the others', async () => {
  const desk = new Desk()
  const failing = [desk.want('a'), desk.want('a', undefined, new AbortController().signal)]
  const others = [desk.want('b'), desk.want('c')]
  await wait(1)
  await desk.finish('a', new Error('gone'))
  for (const each of failing) await expect(each).rejects.toThrow('gone')
  await desk.finish('b')
  await desk.finish('c')
  expect(await Promise.all(others)).toEqual(['b is here', 'c is here'])
  const again = desk.want('a')
  await wait(1)
  await desk.finish('a')
  expect(await again).toBe('a is here')
})
