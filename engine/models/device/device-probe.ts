import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { preflight } from './preflight.ts'
import { probeModel } from './probe-model.ts'
import { providerOrder, providerTitles, type Provider } from './provider.ts'

/** What trying a provider showed. */
export interface DeviceReport {
  readonly provider: Provider
  readonly title: string
  readonly works: boolean
  /** Works, but so slowly that it must be a program that plays a graphics card (SwiftShader, llvmpipe). */
  readonly software: boolean
  /** A clause without a full stop: why not, or how it did. */
  readonly reason: string
}

interface ChildAnswer {
  readonly works: boolean
  readonly ms?: number
  readonly cpuMs?: number
  readonly error?: string
}

/**
 * Tries providers with a tiny graph, each at most once and in a process of its own: a driver may abort, hang or
 * corrupt the process it is loaded in. Answers are kept as long as this object lives.
 */
export class DeviceProbe {
  readonly #reports = new Map<Provider, Promise<DeviceReport>>()
  readonly #timeoutMs: number
  readonly #environment: NodeJS.ProcessEnv

  constructor(options: { timeoutMs?: number; environment?: NodeJS.ProcessEnv } = {}) {
    this.#timeoutMs = options.timeoutMs ?? 20_000
    this.#environment = options.environment ?? process.env
  }

  /** What one provider can do here. Never throws; `cpu` is taken to work without trying, as nothing runs without it. */
  report(provider: Provider): Promise<DeviceReport> {
    let report = this.#reports.get(provider)
    if (!report) this.#reports.set(provider, (report = this.#try(provider)))
    return report
  }

  /** All providers in the order `auto` prefers them. */
  async describe(): Promise<readonly DeviceReport[]> {
    const reports: DeviceReport[] = []
    for (const provider of providerOrder) reports.push(await this.report(provider))
    return reports
  }

  async #try(provider: Provider): Promise<DeviceReport> {
    const about = { provider, title: providerTitles[provider] }
    if (provider === 'cpu') return { ...about, works: true, software: false, reason: 'always there' }
    const refused = preflight(provider, process.platform, this.#environment)
    if (refused) return { ...about, works: false, software: false, reason: refused }
    const answer = await this.#ask(provider)
    if (!answer.works || answer.ms === undefined || answer.cpuMs === undefined)
      return { ...about, works: false, software: false, reason: answer.error ?? 'it gave no answer' }
    const software = answer.ms > 10 && answer.ms > 10 * answer.cpuMs
    const figures = `a test takes ${answer.ms.toFixed(1)} ms, ${answer.cpuMs.toFixed(1)} ms on the CPU`
    return {
      ...about,
      works: true,
      software,
      reason: software ? `a software adapter: ${figures}` : `works: ${figures}`,
    }
  }

  #ask(provider: Provider): Promise<ChildAnswer> {
    return new Promise((resolve) => {
      const child = fork(
        fileURLToPath(new URL('./probe-child.mjs', import.meta.url)),
        [provider, probeModel],
        {
          execArgv: [],
          env: this.#environment,
          stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        },
      )
      let said = ''
      child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-400)))
      let answer: ChildAnswer | undefined
      const timer = setTimeout(() => {
        answer = { works: false, error: `it did not answer within ${this.#timeoutMs / 1000} s` }
        child.kill('SIGKILL')
      }, this.#timeoutMs)
      child.on('message', (message) => (answer = tidy(message as ChildAnswer)))
      child.on('error', (error) => (answer ??= { works: false, error: error.message }))
      child.on('close', (code, signal) => {
        clearTimeout(timer)
        const ended = signal ? `signal ${signal}` : `exit code ${code}`
        resolve(
          answer ?? { works: false, error: oneLine(`the driver ended the test process (${ended}) ${said}`) },
        )
      })
    })
  }
}

function tidy(answer: ChildAnswer): ChildAnswer {
  if (answer.error === undefined) return answer
  // ONNX Runtime puts the C++ place and signature before the sentence.
  const sentence = answer.error.replace(/^.*was false\.\s*/s, '').replace(/^\/\S+:\d+ .*?\) /s, '')
  return { ...answer, error: oneLine(sentence) }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 240)
}
