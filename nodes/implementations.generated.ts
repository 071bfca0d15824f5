// Made by `npm run nodes:index`; edits are lost.
/** Fetches the implementation of each node type when it is first needed. */
export const implementations: Readonly<Record<string, () => Promise<(context: never) => unknown>>> = {
  'clip/empty-clip': async () => (await import('./clip/empty-clip.run.ts')).run,
  'clip/extend-clip': async () => (await import('./clip/extend-clip.run.ts')).run,
  'clip/multi-shot-composer': async () => (await import('./clip/multi-shot-composer.run.ts')).run,
  'clip/retake': async () => (await import('./clip/retake.run.ts')).run,
  'codec/decoder': async () => (await import('./codec/decoder.run.ts')).run,
  'flow/for-each': async () => (await import('./flow/for-each.run.ts')).run,
  'flow/switch': async () => (await import('./flow/switch.run.ts')).run,
  'model/load-model': async () => (await import('./model/load-model.run.ts')).run,
  'sampling/dit-sampler': async () => (await import('./sampling/dit-sampler.run.ts')).run,
  'sampling/noise-scheduler': async () => (await import('./sampling/noise-scheduler.run.ts')).run,
  'text/prompt': async () => (await import('./text/prompt.run.ts')).run,
  'text/text-encoder': async () => (await import('./text/text-encoder.run.ts')).run,
  'values/number': async () => (await import('./values/number.run.ts')).run,
  'values/seed': async () => (await import('./values/seed.run.ts')).run,
  'values/text': async () => (await import('./values/text.run.ts')).run,
}
