/** The tables of the first release. */
export const first = `
CREATE TABLE runs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  title TEXT,
  workflow_id TEXT,
  revision INTEGER,
  stop_after INTEGER,
  priority INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  error TEXT,
  from_run TEXT,
  from_kind TEXT,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER
) STRICT;
CREATE INDEX runs_queue ON runs (status, priority DESC, rank);
CREATE INDEX runs_rank ON runs (status, rank);
CREATE INDEX runs_status ON runs (status, number);
CREATE INDEX runs_workflow ON runs (workflow_id, number);

CREATE TRIGGER runs_ended BEFORE UPDATE OF status ON runs
WHEN OLD.status IN ('done', 'failed', 'cancelled') AND NEW.status <> OLD.status
BEGIN SELECT RAISE(ABORT, 'a run that has ended stays as it is'); END;

CREATE TABLE run_requests (
  run INTEGER PRIMARY KEY REFERENCES runs (number),
  document TEXT NOT NULL,
  inputs TEXT NOT NULL,
  targets TEXT
) STRICT;

CREATE TABLE events (
  run INTEGER NOT NULL REFERENCES runs (number),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE workflows (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  search_title TEXT NOT NULL,
  revision INTEGER NOT NULL,
  change INTEGER NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE workflow_revisions (
  workflow INTEGER NOT NULL REFERENCES workflows (number),
  revision INTEGER NOT NULL,
  document TEXT NOT NULL,
  name TEXT,
  author TEXT,
  restored_from INTEGER,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workflow, revision)
) STRICT;
CREATE TRIGGER workflow_revisions_stay BEFORE UPDATE ON workflow_revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
CREATE TRIGGER workflow_revisions_are_kept BEFORE DELETE ON workflow_revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

CREATE TABLE outputs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  run TEXT NOT NULL REFERENCES runs (id),
  node TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (run, key)
) STRICT;

CREATE TABLE uploads (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE queue_state (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  paused INTEGER NOT NULL
) STRICT;
INSERT INTO queue_state (only, paused) VALUES (1, 0);
`
