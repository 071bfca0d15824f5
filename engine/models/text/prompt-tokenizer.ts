import { Tokenizer } from '@huggingface/tokenizers'
import { NotABundleError } from '../model-error.ts'

/** A word as somebody would name it, or an emoji. */
const namedWord =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’_-][\p{L}\p{M}\p{N}]+)*|\p{Extended_Pictographic}\uFE0F?/gu

/** The part of the library's class that is used here; its own types name files in a way that Node's rules cannot find. */
interface Vocabulary {
  encode(text: string, options: { add_special_tokens: boolean }): { readonly ids: number[] }
  token_to_id(token: string): number | undefined
}
type MakeVocabulary = new (tokenizer: unknown, config: unknown) => Vocabulary

/** A text as a model reads it. */
export interface EncodedPrompt {
  /** Token ids, at least one, cut to the model's length but not padded. */
  readonly ids: readonly number[]
  /** Words of the text that the vocabulary does not have, each once, in their original spelling. */
  readonly unknown: readonly string[]
  /** The end of the text that did not fit, in its original spelling; empty where all of it did. */
  readonly cut: string
}

/** What a tokenizer must be told beside its two JSON files. */
export interface PromptLimits {
  readonly maxTokens: number
  readonly padId: number
  /** Id of unknown words; the tokenizer's own where not given. */
  readonly unkId?: number | undefined
}

// Longer texts are cut before they are tokenized: no vocabulary has words of more than this many characters on average.
const charactersPerToken = 64

/** A bundle's tokenizer: `tokenizer.json` with the truncation that the library leaves to its callers. */
export class PromptTokenizer {
  readonly #tokenizer: Vocabulary
  readonly #limits: PromptLimits

  /** Throws `model.not-a-bundle` where the JSON describes no tokenizer that the library knows. */
  constructor(subject: string, tokenizer: unknown, config: unknown, limits: PromptLimits) {
    try {
      const Make = Tokenizer as unknown as MakeVocabulary
      this.#tokenizer = new Make(tokenizer, config ?? {})
    } catch (cause) {
      throw new NotABundleError(
        subject,
        `tokenizer/tokenizer.json of "${subject}" cannot be used: ${(cause as Error).message}`,
        { cause },
      )
    }
    const named = (config as { unk_token?: unknown } | undefined)?.unk_token
    const unkId = limits.unkId ?? (typeof named === 'string' ? this.#tokenizer.token_to_id(named) : undefined)
    this.#limits = { ...limits, unkId }
  }

  /** Tokenizes a text of any length; never throws. */
  encode(text: string): EncodedPrompt {
    const { maxTokens, padId } = this.#limits
    const most = maxTokens * charactersPerToken
    const head = text.length > most ? text.slice(0, most) : text
    const all = this.#ids(head)
    let cut = text.slice(head.length)
    let ids = all
    if (all.length > maxTokens) {
      const kept = this.#longestPrefix(head)
      ids = this.#ids(kept).slice(0, maxTokens)
      cut = head.slice(kept.length) + cut
    }
    return { ids: ids.length ? ids : [padId], unknown: this.#unknown(head), cut: cut.trim() }
  }

  #ids(text: string, special = true): readonly number[] {
    return this.#tokenizer.encode(text, { add_special_tokens: special }).ids
  }

  /** The longest run of whole words that fits, and of a word that would fill the model alone, as in scripts without spaces, its beginning. */
  #longestPrefix(text: string): string {
    const words = [...text.matchAll(/\S+/g)].map((word) => word.index + word[0].length)
    const kept = this.#upTo(text, words)
    const next = text.slice(
      kept.length,
      words.find((end) => end > kept.length),
    )
    if (this.#ids(next).length <= this.#limits.maxTokens) return kept
    const characters = next.matchAll(/./gsu)
    const ends = Array.from(characters, ({ index, 0: character }) => kept.length + index + character.length)
    return this.#upTo(text, ends).trimEnd() || kept
  }

  /** A text up to the last of some ends that still fits, found by halving: more of it never needs fewer tokens. */
  #upTo(text: string, ends: readonly number[]): string {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#ids(text.slice(0, ends[middle - 1])).length <= this.#limits.maxTokens) low = middle
      else high = middle - 1
    }
    return low ? text.slice(0, ends[low - 1]) : ''
  }

  #unknown(text: string): readonly string[] {
    const { unkId } = this.#limits
    if (unkId === undefined) return []
    const words = new Set(text.match(namedWord) ?? [])
    return [...words].filter((word) => this.#ids(word, false).includes(unkId))
  }
}
