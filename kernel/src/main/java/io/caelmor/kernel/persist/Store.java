package io.caelmor.kernel.persist;

/// A durable place for the entities of one world.
///
/// [#open] is called on the starting thread; after that only the thread `caelmor-store` calls, one call at a time, and
/// [#close] ends it. The thread is never interrupted. Entities are identified by persistent id; a version never goes back.
public interface Store {
    /// Opens the store, creates or migrates it to hold the layout's columns, and fences off any server that had this world
    /// open before. Columns that the store has and the layout doesn't are kept as they are.
    ///
    /// Throws [StoreException], with everything closed again, where that can't be done.
    void open(StoreLayout layout) throws StoreException;

    /// Sets aside `count` persistent ids that nobody was ever given or will be, in any world of this store, and answers
    /// the first; ids are 1 or greater. Durable when it returns.
    long reserveIds(int count) throws StoreException;

    /// Writes a whole cut or nothing, durably. Idempotent: a cut whose entities are there in those versions is
    /// `COMMITTED`. Never throws for what the database says; it logs that and answers `UNKNOWN`.
    CommitOutcome commit(Cut cut);

    /// Adds all entities that the world itself owns (account 0) to `into`.
    void loadWorld(EntityRows into) throws StoreException;

    /// Finds the account's number by its name, or gives it one; then adds all its entities to `into`. Account numbers are 1 or
    /// greater, and never used again.
    long loadAccount(String name, EntityRows into) throws StoreException;

    /// Closes everything. Called once, after the last commit, and also after a start that failed half-way.
    void close();

    /// The store as a whole, for tools that look at it or move it; this one is not open meanwhile. Opens nothing yet. Throws [StoreException]
    /// where the store has no such thing.
    default StoreArchive archive() throws StoreException {
        throw new StoreException("The store " + describe() + " can't be looked at as a whole: its plugin has no archive. Use the tools that came"
                + " with the plugin, or a newer version of it.");
    }

    /// For people: kind and place, such as `SQLite data/world.db`; never a password.
    String describe();
}
