import { availableParallelism } from 'node:os'
import type { Concurrency } from '../define/index.ts'
import { OrderedHeap } from './ordered-heap.ts'

/** How many nodes of each class may run at once. */
export type PoolSizes = Readonly<Record<Concurrency, number>>

/** One job on the device, as many CPU nodes as there are cores, and plenty of I/O. */
export function defaultPools(): PoolSizes {
  return { device: 1, cpu: availableParallelism(), io: 16 }
}

/** Something that may start as soon as its resource is free; a small `order` goes first. */
export interface Job {
  readonly order: number
  start(): void
}

/** Jobs that wait for their class of resource, and how much of each class is free. */
export class ResourcePools {
  readonly #free: Record<Concurrency, number>
  readonly #waiting: Record<Concurrency, OrderedHeap<Job>> = {
    device: new OrderedHeap<Job>(),
    cpu: new OrderedHeap<Job>(),
    io: new OrderedHeap<Job>(),
  }

  constructor(sizes: PoolSizes) {
    this.#free = { ...sizes }
  }

  enqueue(resource: Concurrency, job: Job): void {
    this.#waiting[resource].push(job)
  }

  /** The next job whose resource is free, which it now holds until `free`. */
  take(): Job | undefined {
    for (const resource of ['device', 'io', 'cpu'] as const) {
      if (this.#free[resource] <= 0) continue
      const job = this.#waiting[resource].pop()
      if (!job) continue
      this.#free[resource]--
      return job
    }
    return undefined
  }

  free(resource: Concurrency): void {
    this.#free[resource]++
  }

  /** Forgets everything that has not started. */
  clear(): void {
    for (const heap of Object.values(this.#waiting)) heap.clear()
  }
}
