import type { ReactNode } from 'react'
import { seconds } from '../../../nodes/clip/clip-size.ts'
import type { BodyProps } from '../body.ts'
import { Moment } from '../pictures/moment.tsx'
import { mentionParts } from './mention-parts.ts'
import './storyboard.css'
import { storyWords } from './story-words.ts'
import { useBoard } from './use-board.ts'
import { useStory } from './use-story.ts'

/** Shots that have room on the small form. */
const most = 6

/** The composer in its small form: the shots with a picture each, and how they share the clip. */
export function ComposerBody({ node }: BodyProps): ReactNode {
  const { shots, characters } = useStory(node)
  const board = useBoard(node)
  const laid = board.is?.story
  const pictures = board.is?.pictures ?? []
  return (
    <div className="small-board">
      {laid && (
        <div
          className="small-strip surface-screen"
          data-theme="dark"
          role="img"
          aria-label={storyWords(laid)}
        >
          {laid.shots.map(({ first, latents }, at) => (
            <span key={at} style={{ flexGrow: latents }}>
              {pictures[first] && <Moment picture={pictures[first]} />}
            </span>
          ))}
        </div>
      )}
      <ol className="small-shots">
        {shots.slice(0, most).map(({ prompt, seconds: asked }, at) => (
          <li key={at}>
            <b className="digits">{at + 1}</b>
            <span className="small-words">
              {mentionParts(prompt, characters).map(({ text, is }, part) => (
                <span key={part} data-is={is}>
                  {text}
                </span>
              ))}
            </span>
            <span className="small-seconds digits">{seconds(laid?.shots[at]?.seconds ?? asked)} s</span>
          </li>
        ))}
      </ol>
      <p className="small-sum digits">
        {shots.length > most && `and ${shots.length - most} more. `}
        {laid ? storyWords(laid) : board.why}
      </p>
    </div>
  )
}
