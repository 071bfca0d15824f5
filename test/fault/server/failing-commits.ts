import Libsql from 'libsql'

/** Makes transactions of every database of this process fail as on a full disk: what they wrote is gone. */
export class FailingCommits {
  /** The commit that fails, counted from now; 0 for none. */
  #nth = 0
  #forGood = false
  #seen = 0
  readonly #exec = Libsql.prototype.exec

  constructor() {
    const { fails } = this
    const exec = this.#exec
    Libsql.prototype.exec = function (sql) {
      if (sql !== 'COMMIT' || !fails()) return exec.call(this, sql)
      exec.call(this, 'ROLLBACK')
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    }
  }

  /** Whether a commit has failed since `fail`. */
  get happened(): boolean {
    return this.#nth > 0 && this.#seen >= this.#nth
  }

  /** The `nth` commit from now on fails, and all after it where that is `forGood`. */
  fail(nth: number, forGood = false): void {
    this.#set(nth, forGood)
  }

  /** No commit fails. */
  free(): void {
    this.#set(0, false)
  }

  restore(): void {
    Libsql.prototype.exec = this.#exec
  }

  readonly fails = (): boolean => {
    this.#seen++
    return this.#nth > 0 && (this.#forGood ? this.#seen >= this.#nth : this.#seen === this.#nth)
  }

  #set(nth: number, forGood: boolean): void {
    this.#nth = nth
    this.#forGood = forGood
    this.#seen = 0
  }
}
