/** When somebody asked to cancel a run that is being made, and which blobs each run and each revision names. */
export const wishesAndPins = `
ALTER TABLE runs ADD COLUMN cancel_asked_at INTEGER;

CREATE TABLE run_pins (
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (run, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_pins_sha256 ON run_pins (sha256);
INSERT OR IGNORE INTO run_pins (run, sha256)
SELECT run_requests.run, found.value FROM run_requests, json_tree(run_requests.document) AS found
WHERE found.key = 'sha256' AND found.type = 'text';

CREATE TABLE revision_pins (
  workflow INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (workflow, revision, sha256),
  FOREIGN KEY (workflow, revision) REFERENCES workflow_revisions (workflow, revision) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_pins_sha256 ON revision_pins (sha256);
INSERT OR IGNORE INTO revision_pins (workflow, revision, sha256)
SELECT saved.workflow, saved.revision, found.value
FROM workflow_revisions AS saved, json_tree(saved.document) AS found
WHERE found.key = 'sha256' AND found.type = 'text';
`
