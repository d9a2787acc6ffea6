package io.caelmor.kernel.session;

import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.Handle;
import org.jspecify.annotations.Nullable;

/// A player's stay on the server: a slot, made at start and used again. It is not a connection: a link attaches to it, may be lost,
/// and may be resumed. Tick thread only; reading is open to its crew too.
public final class Session {
    private final int slot;
    private final ThreadOwner owner;
    private final SlotQueues queues;
    private final SessionControl control;
    private SessionState state = SessionState.FREE;
    private int activation;
    private String account = "";
    private long accountId;
    private long viewpoint;
    private long acknowledgedTick;

    // Of the lifecycle alone.
    @Nullable SocketPort port;
    @Nullable HandshakeRequest waiting;
    @Nullable ResumeToken token;
    byte @Nullable [] secret;
    long deadlineTick;
    long linkTick;
    boolean joined;
    boolean goodbye;
    byte @Nullable [] farewell;
    long leftTick;

    Session(int slot, ThreadOwner owner, SlotQueues queues, SessionControl control) {
        this.slot = slot;
        this.owner = owner;
        this.queues = queues;
        this.control = control;
    }

    /// Its slot, `0..capacity-1`; the order in which sessions are served.
    public int slot() {
        return slot;
    }

    /// How often the slot was used: with the slot it names a session for as long as the kernel lives.
    public int activation() {
        owner.checkRead();
        return activation;
    }

    public SessionState state() {
        owner.checkRead();
        return state;
    }

    /// The account's name.
    public String account() {
        owner.checkRead();
        return account;
    }

    /// The account's number: what owns its entities. 0 until it is loaded.
    public long accountId() {
        owner.checkRead();
        return accountId;
    }

    /// The entity from whose place the session sees, or [Handle#NONE].
    public long viewpoint() {
        owner.checkRead();
        return viewpoint;
    }

    /// Whether its client still hears of its commands: it plays, or waits for its last frame until what it did is saved.
    public boolean listens() {
        owner.checkRead();
        return state == SessionState.ACTIVE || farewell != null;
    }

    /// Sees from `entity` from now on; [Handle#NONE] to see nothing.
    public void setViewpoint(long entity) {
        owner.check();
        viewpoint = entity;
    }

    /// The newest snapshot that the client said it had applied when it sent the command being processed, or the last one processed:
    /// the number of its TICK. 0 before the first on this connection.
    ///
    /// It is the client's word within what the server knows: never above the last TICK queued for the connection, never below
    /// what was acknowledged before.
    public long acknowledgedTick() {
        owner.check();
        return acknowledgedTick;
    }

    /// Ends the session: its client is told the reason's name and `sentence`, its entities are saved and leave.
    public void kick(String sentence) {
        owner.check();
        control.end(this, CloseReason.KICKED, sentence);
    }

    /// Sends the client elsewhere as soon as all it did is saved, with a token to resume there, and ends the session here.
    ///
    /// `address` is as in docs/protocol.md, REDIRECT; `resumeToken` has 32 bytes.
    public void redirect(String address, byte[] resumeToken) {
        owner.check();
        control.redirect(this, address, resumeToken);
    }

    SlotQueues queues() {
        return queues;
    }

    void admit(String name, SessionState next) {
        activation++;
        account = name;
        accountId = 0;
        viewpoint = Handle.NONE;
        acknowledgedTick = 0;
        joined = false;
        state = next;
    }

    void loaded(long id) {
        accountId = id;
    }

    void acknowledge(long tick) {
        acknowledgedTick = tick;
    }

    void become(SessionState next) {
        state = next;
    }

    void free() {
        state = SessionState.FREE;
        account = "";
        accountId = 0;
        viewpoint = Handle.NONE;
        acknowledgedTick = 0;
        joined = false;
    }
}
