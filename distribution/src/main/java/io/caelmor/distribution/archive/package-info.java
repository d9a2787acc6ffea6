/// A store's content as text, in a form that no library and no backend decides: one JSON object a line, each with its checksum, the same bytes for the
/// same content. [io.caelmor.distribution.archive.ArchiveFile] writes and reads it; its hash is the hash of a store. docs/store.md describes it.
package io.caelmor.distribution.archive;
