/**
 * What a gallery remembers of an output, and autosaves: revisions of one sitting, of which a later one may take the place of
 * an earlier. Everything that somebody saved on purpose stays for ever, as before.
 */
export const gallery = `
ALTER TABLE outputs ADD COLUMN caption TEXT;
ALTER TABLE outputs ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE outputs ADD COLUMN device TEXT;
ALTER TABLE outputs ADD COLUMN media TEXT;
ALTER TABLE outputs ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outputs ADD COLUMN deleted_at INTEGER;
UPDATE outputs SET words = lower(name);
CREATE INDEX outputs_sha256 ON outputs (sha256);
CREATE INDEX outputs_starred ON outputs (number) WHERE starred = 1;
CREATE INDEX outputs_deleted ON outputs (number) WHERE deleted_at IS NOT NULL;

ALTER TABLE workflow_revisions ADD COLUMN sitting TEXT;
DROP TRIGGER workflow_revisions_are_kept;
CREATE TRIGGER workflow_revisions_are_kept BEFORE DELETE ON workflow_revisions
WHEN OLD.sitting IS NULL OR OLD.name IS NOT NULL
  OR OLD.revision >= (SELECT revision FROM workflows WHERE number = OLD.workflow)
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted, but for an autosave that a later one replaces'); END;
`
