import { createElement } from 'react'
import { late } from '../look/index.ts'
import type { SampledScreenProps } from './sampled-screen.tsx'
import { SamplerEmpty } from './sampler-empty.tsx'

/** The picture of a sampler and what is done to it, loaded once the graph can be used: runs are heard of after that. */
export const SampledScreen = late<SampledScreenProps>(
  () => import('./sampled-screen.tsx').then(({ SampledScreen }) => SampledScreen),
  () => createElement(SamplerEmpty),
)
