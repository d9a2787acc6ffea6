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
    private long roundTripTicks = -1;
    private long actedTick = -1;

    // Of the lifecycle alone.
    @Nullable SocketPort port;
    @Nullable HandshakeRequest waiting;
    @Nullable ResumeToken token;
    byte @Nullable [] secret;
    long deadlineTick;
    long linkTick;
    long admittedTick;
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

    /// Its slot, `0..capacity-1`; the order in which commands are taken.
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

    /// The other end of its link, such as `127.0.0.1:50312`; empty while it has none.
    public String remoteAddress() {
        owner.checkRead();
        return port == null ? "" : port.link().remoteAddress();
    }

    /// Tick in which it was admitted.
    public long admittedTick() {
        owner.checkRead();
        return admittedTick;
    }

    /// Ticks from the last snapshot that the client said it had to the command that said so: the way there and back, and what its player
    /// took to act. -1 before the first on this connection.
    public long roundTripTicks() {
        owner.checkRead();
        return roundTripTicks;
    }

    /// Ticks since its last command was processed: 0 in the tick that did. -1 before the first on this connection.
    public long idleTicks() {
        owner.checkRead();
        return actedTick < 0 ? -1 : control.tick() - actedTick;
    }

    /// Commands that wait for the tick.
    public int waitingCommands() {
        owner.checkRead();
        return queues.inbound().count();
    }

    /// Bytes that wait for the transport.
    public int waitingBytes() {
        owner.checkRead();
        return queues.outbound().usedBytes();
    }

    /// Bytes that this slot was ever sent, by earlier sessions too: for telling how many come in a time.
    public long slotBytes() {
        owner.checkRead();
        return queues.outbound().bytesEver();
    }

    /// Commands of this connection that were refused, for whatever reason.
    public long refusedCommands() {
        owner.checkRead();
        return queues.outbound().refusedCommands();
    }

    /// Ends the session: its client is told the reason's name and `sentence`, its entities are saved and leave.
    public void kick(String sentence) {
        owner.check();
        control.end(this, CloseReason.KICKED, sentence);
    }

    /// Sends the client elsewhere as soon as all it did is saved, with a token to resume there, and ends the session here.
    ///
    /// `address` is as in docs/protocol.md, REDIRECT, at most 512 bytes; `resumeToken` has 32.
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
        state = next;
    }

    void loaded(long id) {
        accountId = id;
    }

    /// The client says in tick `now` that it has the snapshot of `tick`.
    void acknowledge(long tick, long now) {
        acknowledgedTick = tick;
        roundTripTicks = now - tick;
    }

    /// One of its commands is processed in tick `now`.
    void act(long now) {
        actedTick = now;
    }

    void beginLink(long now) {
        forgetLink();
        linkTick = now;
    }

    void become(SessionState next) {
        state = next;
    }

    void free() {
        state = SessionState.FREE;
        account = "";
        accountId = 0;
        viewpoint = Handle.NONE;
        joined = false;
        forgetLink();
    }

    private void forgetLink() {
        acknowledgedTick = 0;
        roundTripTicks = -1;
        actedTick = -1;
    }
}
