import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PromptTokenizer } from '../../../engine/models/index.ts'
import { goldenFolder } from './tiny-bundle.ts'

function tokenizer(
  bundle: string,
  limits: ConstructorParameters<typeof PromptTokenizer>[3],
): PromptTokenizer {
  const json = (file: string): unknown =>
    JSON.parse(readFileSync(join(goldenFolder, bundle, 'tokenizer', file), 'utf8'))
  return new PromptTokenizer(bundle, json('tokenizer.json'), json('tokenizer_config.json'), limits)
}
const words = tokenizer('tiny-picturebook', { maxTokens: 6, padId: 0, unkId: 1 })
const pieces = tokenizer('tiny-flow', { maxTokens: 8, padId: 0 })

test('known words become their ids, whatever their case', () => {
  expect(words.encode('A red FOX runs')).toEqual({ ids: [2, 6, 5, 7], unknown: [], cut: '' })
})

test('unknown words are reported once each, as they were written', () => {
  expect(words.encode('a Zorgly fox and a Zorgly').unknown).toEqual(['Zorgly'])
  expect(words.encode('the Zorgly-like fox').unknown).toEqual(['Zorgly-like'])
  // A variation selector is no word.
  expect(words.encode('a red ❤️ and a 🦊').unknown).toEqual(['❤️', '🦊'])
})

test('what does not fit is cut at a word and said', () => {
  const { ids, cut } = words.encode('a red fox and the blue fox sleeps')
  expect(ids).toEqual([2, 6, 5, 3, 9, 4])
  expect(cut).toBe('fox sleeps')
})

test('a first word that does not fit is cut within it, as in scripts without spaces', () => {
  const { ids, cut } = words.encode('fox,'.repeat(40))
  expect(ids).toHaveLength(6)
  expect(cut.length).toBeGreaterThan(100)
  expect(words.encode('fox,'.repeat(40).slice(0, -cut.length)).ids).toEqual(ids)
  // A space of its own costs this tokenizer a token, and then nothing of the long word fits.
  const full = pieces.encode(`a red fox a red fox a ${'fox'.repeat(40)}`)
  expect(full.ids.slice(0, 3)).toEqual(pieces.encode('a red fox').ids.slice(0, 3))
  expect(full.ids.length).toBeGreaterThan(5)
  const titled = words.encode(`a ${'fox,'.repeat(40)}`)
  expect(titled.ids).toHaveLength(6)
  expect(titled.ids[0]).toBe(2)
})

test('no text is one padding token', () => {
  expect(words.encode('').ids).toEqual([0])
})

test('a unigram tokenizer keeps its end token and finds its own unknown id', () => {
  expect(pieces.encode('a red fox').ids).toEqual([3, 5, 4, 1])
  expect(pieces.encode('a red Dog').unknown).toEqual(['Dog'])
})

test('a huge text is read as far as it counts', () => {
  const { ids, cut } = words.encode('fox '.repeat(1_000_000))
  expect(ids).toHaveLength(6)
  expect(cut.length).toBeGreaterThan(3_900_000)
})
