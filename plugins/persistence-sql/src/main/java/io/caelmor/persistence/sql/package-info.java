/// The store of the world in SQL: a cut -> one transaction of batched statements -> a row per entity, a real column per
/// persisted column, for people to query.
///
/// [SqlPersistence] is the plugin and [SqlStore] the store; what differs between databases stands behind [Backend] and nowhere
/// else. All of it belongs to the store thread; only the connection pool has threads of its own.
package io.caelmor.persistence.sql;
