package io.caelmor.stress;

/// How far a visitor gets before its connection is dropped.
enum Stage {
    /// Connected, and nothing said.
    SILENT,
    /// In the middle of TLS, where there is TLS.
    IN_TLS,
    /// In the middle of the upgrade's head, or of the first frame.
    HALF_SAID,
    /// The carrier is settled; no HELLO.
    STRANGER,
    /// Behind the HELLO: in the handshake queue, in the queue for a slot or the store, or loading; whatever it comes to.
    GREETED,
    /// Welcomed.
    ACTIVE,
    /// With commands on their way in and snapshots on their way out.
    PLAYING,
    /// Behind the BYE, and sometimes behind the server's.
    LEAVING,
    /// Lost its connection, and came back with its token on another one.
    RESUMED,
    /// Another connection said hello for the same account.
    TAKEN_OVER
}
