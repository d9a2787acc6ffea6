package io.caelmor.kernel.session;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.queue.Mailbox;
import io.caelmor.kernel.tick.Faults;
import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.wire.WireReader;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Where event loops and the tick thread meet: live links are counted, ports post their signals, handshakes queue. What comes before
/// the first tick waits for it.
public final class PortGate implements Gate {
    private final SessionLimits limits;
    private final CommandIntake intake;
    private final Authentication authentication;
    private final String authenticator;
    private final Overload overload;
    private final Faults faults;
    private final Hello hello = new Hello();
    private final ThreadLocal<Inbox> inboxes;
    private final SecureRandom random = new SecureRandom();
    private final Mailbox<SocketPort> lifecycle;
    private final Mailbox<HandshakeRequest> handshakes;
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger strangers = new AtomicInteger();
    private final int mostStrangers;
    private final int longestFrame;
    private final byte[] refusal = KickFrame.of(CloseReason.SERVER_FULL, CloseReason.SERVER_FULL.sentence());
    private final Counted counted;
    private final Counter opened;
    private final Counter closed;
    private final Counter refusedLinks;
    private final Counter offered;
    private final Counter refused;
    private final Counter overflowed;
    private final Counter barred;
    private volatile boolean shut;
    private volatile long tick;

    /// What ports count.
    record Counted(Counter frames, Counter malformed, Counter ignored, Counter kicked, Counter acknowledged, Counter disbelieved,
            Counter overFrameRate, Counter overDataRate) {}

    /// `longestFrame` bounds what clients are sent, bytes. `authenticator` is how the authentication is named where it fails.
    public PortGate(SessionLimits limits, int longestFrame, CommandIntake intake, Authentication authentication, String authenticator, Overload overload, Faults faults, Metrics metrics) {
        this.limits = limits;
        inboxes = ThreadLocal.withInitial(() -> new Inbox(limits.frameBytes()));
        this.longestFrame = longestFrame;
        this.intake = intake;
        this.authentication = authentication;
        this.authenticator = authenticator;
        this.overload = overload;
        this.faults = faults;
        // A transport that holds to the bound has others on their way out, whose end the tick thread sees at the next tick.
        mostStrangers = 2 * limits.strangers();
        lifecycle = new Mailbox<>(limits.links() + mostStrangers);
        handshakes = new Mailbox<>(limits.links());
        counted = new Counted(metrics.of(KernelCounter.FRAMES_IN), metrics.of(KernelCounter.FRAMES_MALFORMED),
                metrics.of(KernelCounter.FRAMES_IGNORED), metrics.of(KernelCounter.SESSIONS_KICKED),
                metrics.of(KernelCounter.ACKS_IN), metrics.of(KernelCounter.ACKS_DISBELIEVED),
                metrics.of(KernelCounter.FRAMES_OVER_RATE), metrics.of(KernelCounter.BYTES_OVER_RATE));
        opened = metrics.of(KernelCounter.LINKS_OPENED);
        closed = metrics.of(KernelCounter.LINKS_CLOSED);
        refusedLinks = metrics.of(KernelCounter.LINKS_REFUSED);
        offered = metrics.of(KernelCounter.HANDSHAKES_OFFERED);
        refused = metrics.of(KernelCounter.HANDSHAKES_REFUSED);
        overflowed = metrics.of(KernelCounter.HANDSHAKES_OVERFLOWED);
        barred = metrics.of(KernelCounter.HANDSHAKES_BARRED);
    }

    // --- event loops

    @Override
    public Optional<Port> connect(Link link) {
        if (strangers.incrementAndGet() > mostStrangers || shut) {
            strangers.decrementAndGet();
            refusedLinks.increment();
            return Optional.empty();
        }
        opened.increment();
        var port = new SocketPort(this, link);
        port.signal(SocketPort.CONNECTED);
        return Optional.of(port);
    }

    @Override
    public byte[] refusal() {
        return refusal.clone();
    }

    @Override
    public byte[] kick(CloseReason reason, String sentence) {
        return KickFrame.of(reason, sentence);
    }

    @Override
    public Bounds bounds() {
        return new Bounds(limits.links(), limits.strangers(), longestFrame);
    }

    InboundRates rates() {
        return limits.rates();
    }

    int frameBytes() {
        return limits.frameBytes();
    }

    /// Of the calling event loop.
    Inbox inbox() {
        return inboxes.get();
    }

    CommandIntake intake() {
        return intake;
    }

    Counted counted() {
        return counted;
    }

    /// The tick that received commands are stamped with: the last one begun. Any thread.
    public long tick() {
        return tick;
    }

    /// Reads a port's first message and queues the handshake, or ends the link.
    void greet(SocketPort port, WireReader message) {
        var greeting = hello.read(message);
        if (greeting.reason() != null) {
            if (greeting.reason() == CloseReason.VERSION) {
                offered.increment();
                refused.increment();
                port.end(CloseReason.VERSION, CloseReason.VERSION.sentence());
            } else {
                port.violation("the first message is no HELLO or RESUME");
            }
            return;
        }
        offered.increment();
        if (greeting.resume() == null && !accepted(port, greeting)) {
            refused.increment();
            return;
        }
        if (!place(port)) {
            overflowed.increment();
            port.end(CloseReason.SERVER_FULL, CloseReason.SERVER_FULL.sentence());
            return;
        }
        var secret = ResumeToken.secret(random);
        var request = new HandshakeRequest(port, greeting.account(), overload.noJoins(), greeting.resume(), secret, ResumeToken.of(secret));
        if (!handshakes.offer(request)) {
            overflowed.increment();
            port.end(CloseReason.SERVER_FULL, CloseReason.SERVER_FULL.sentence());
            return;
        }
        port.signal(SocketPort.GREETED);
    }

    /// Gives a port that said hello one of the places that strangers can't take; `false` where there is none.
    private boolean place(SocketPort port) {
        if (live.incrementAndGet() > limits.links()) {
            live.decrementAndGet();
            return false;
        }
        strangers.decrementAndGet();
        port.placed = true;
        return true;
    }

    private boolean accepted(SocketPort port, Hello.Greeting greeting) {
        if (!port.link().mayLogIn()) {
            barred.increment();
            port.end(CloseReason.ADDRESS_BARRED, CloseReason.ADDRESS_BARRED.sentence());
            return false;
        }
        try {
            var refusalSentence = authentication.refusal(new Credential(greeting.account(), greeting.credential(),
                    greeting.client(), port.link().remoteAddress()));
            if (refusalSentence != null) {
                port.link().loginRefused();
                port.end(CloseReason.REFUSED, refusalSentence);
            }
            return refusalSentence == null;
        } catch (Throwable t) {
            faults.contain(authenticator, t);
            port.end(CloseReason.FAULT, CloseReason.FAULT.sentence());
            return false;
        }
    }

    /// A transport's link threw where it was told something: that costs this connection, not those whose turn comes next.
    void failed(Link link, Throwable thrown) {
        faults.contain("link " + link.getClass().getName(), thrown);
    }

    void post(SocketPort port) {
        if (!lifecycle.offer(port)) {
            throw new IllegalStateException("more links than the limits of " + limits.links() + " and of " + mostStrangers + " strangers");
        }
    }

    // --- the tick thread

    /// Refuses new links from now on.
    void shut() {
        shut = true;
    }

    /// Whether the server stops. Any thread.
    public boolean isShut() {
        return shut;
    }

    void beginTick(long number) {
        tick = number;
    }

    /// The next port with signals, or `null`.
    @Nullable SocketPort nextSignalled() {
        return lifecycle.poll();
    }

    @Nullable HandshakeRequest nextHandshake() {
        return handshakes.poll();
    }

    /// The end of a link was seen; its place is free.
    void retire(SocketPort port) {
        (port.placed ? live : strangers).decrementAndGet();
        closed.increment();
    }

    /// Links open or not yet seen to be closed.
    public int liveLinks() {
        return live.get() + strangers.get();
    }

    /// Handshakes that wait.
    public int queuedHandshakes() {
        return handshakes.count();
    }
}
