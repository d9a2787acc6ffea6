/// A store in one folder: an append-only log of cuts in numbered segments, and an index of it in memory.
///
/// A commit is one checksummed record, appended and forced, and only then applied to the index ([LiveState]); a start reads all
/// segments and builds the index by the same way. [Cleaning] copies what lives out of the oldest segment and drops it. All of
/// it belongs to the store's thread; [SegmentedLog] owns the files.
package io.caelmor.persistence.log;
