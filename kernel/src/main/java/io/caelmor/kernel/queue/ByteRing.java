package io.caelmor.kernel.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A bounded queue of byte records for one producer thread and one consumer thread, over one array.
///
/// A record lies in one piece, after a 4-byte header; one that would cross the end begins at the front again, behind a
/// padding record (the layout is that of Aeron's ring buffers). The producer claims the most it may need, writes in
/// place and commits what it used; the consumer reads in place and releases. Capped by bytes, headers and padding
/// included, and by count. Full means refused, at once and without a trace: the caller counts.
///
/// An empty ring begins at its front again: one that is mostly empty lives in its first few cache lines, and takes a record as long as
/// itself.
public final class ByteRing {
    /// Bytes that each record costs besides its content (then rounded up to a multiple of 4).
    public static final int HEADER_BYTES = 4;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle PRODUCED;
    private static final VarHandle CONSUMED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            PRODUCED = lookup.findVarHandle(ByteRing.class, "produced", long.class);
            CONSUMED = lookup.findVarHandle(ByteRing.class, "consumed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final byte[] bytes;
    private final int mask;
    private final int capCount;

    // A position counts bytes since the beginning in its low 44 bits; the high 20 bits count records, modulo 2^20, so
    // that both are published by one store and read as a pair that belongs together.
    @SuppressWarnings("unused")
    private volatile long produced;
    @SuppressWarnings("unused")
    private volatile long consumed;

    // The position that lies at index 0. Only the producer moves it, and only while the ring is empty, when the consumer has no
    // record to look for: the next record's release store publishes it, and the consumer's last one said that it is done with it.
    private int base;

    private int claimed = -1;
    private int claimedLength;
    private int claimedPadding;

    private static final int COUNT_SHIFT = 44;
    private static final long BYTES_MASK = (1L << COUNT_SHIFT) - 1;
    private static final int COUNT_MASK = (1 << (64 - COUNT_SHIFT)) - 1;

    /// A ring of `capBytes`, a power of two of at least 64, that holds at most `capCount` records, at most 1,000,000.
    public ByteRing(int capBytes, int capCount) {
        if (capBytes < 64 || Integer.bitCount(capBytes) != 1) {
            throw new IllegalArgumentException("capBytes is " + capBytes + "; it must be a power of two, at least 64");
        }
        if (capCount < 1 || capCount > 1_000_000) {
            throw new IllegalArgumentException("capCount is " + capCount + "; it must be 1-1,000,000");
        }
        bytes = new byte[capBytes];
        mask = capBytes - 1;
        this.capCount = capCount;
    }

    /// The array that records lie in.
    public byte[] array() {
        return bytes;
    }

    /// The longest content that a ring of this size takes when it is empty.
    public int longestRecord() {
        return bytes.length - HEADER_BYTES;
    }

    // --- the producer's end

    /// Claims room for a record of up to `length` bytes. Returns the index in [#array] where its content begins, or -1
    /// where the ring is full by bytes or by count. Producer only; a claim that is not committed is simply forgotten.
    public int claim(int length) {
        claimed = -1;
        if (length < 0 || length > bytes.length - HEADER_BYTES) {
            return -1;
        }
        long tail = (long) PRODUCED.get(this);
        long head = (long) CONSUMED.getAcquire(this);
        int queued = (int) ((tail >>> COUNT_SHIFT) - (head >>> COUNT_SHIFT)) & COUNT_MASK;
        int used = (int) ((tail - head) & BYTES_MASK);
        int needed = aligned(length);
        if (used == 0) {
            base = (int) tail;
        }
        int at = index(tail);
        int untilEnd = bytes.length - at;
        int padding = untilEnd < needed ? untilEnd : 0;
        if (queued >= capCount || needed + padding > bytes.length - used) {
            return -1;
        }
        claimedPadding = padding;
        claimed = padding == 0 ? at : 0;
        claimedLength = length;
        return claimed + HEADER_BYTES;
    }

    /// Publishes the claimed record with `length` bytes, at most what was claimed. Producer only.
    public void commit(int length) {
        if (claimed < 0 || length < 0 || length > claimedLength) {
            throw new IllegalStateException("commit of " + length + " bytes without a claim that covers it");
        }
        long tail = (long) PRODUCED.get(this);
        if (claimedPadding > 0) {
            INT.set(bytes, index(tail), -claimedPadding);
        }
        INT.set(bytes, claimed, length);
        claimed = -1;
        PRODUCED.setRelease(this, advanced(tail, claimedPadding + aligned(length), 1));
    }

    // --- the consumer's end

    /// A mark behind the last record committed so far, for [#peek]. Consumer only.
    public long mark() {
        return (long) PRODUCED.getAcquire(this);
    }

    /// Length of the first record, or -1 where none stands before `mark`; its content begins at [#offset].
    /// Consumer only.
    public int peek(long mark) {
        long head = (long) CONSUMED.get(this);
        if (head == mark) {
            return -1;
        }
        int length = (int) INT.get(bytes, index(head));
        if (length < 0) {
            CONSUMED.setRelease(this, advanced(head, -length, 0));
            return (int) INT.get(bytes, 0);
        }
        return length;
    }

    /// Index in [#array] of the content of the record that [#peek] found. Consumer only.
    public int offset() {
        return index((long) CONSUMED.get(this)) + HEADER_BYTES;
    }

    /// Takes the first record away; its bytes may be overwritten from now on. Consumer only, after a [#peek].
    public void release() {
        long head = (long) CONSUMED.get(this);
        CONSUMED.setRelease(this, advanced(head, aligned((int) INT.get(bytes, index(head))), 1));
    }

    // --- anybody

    /// A number that changes whenever the consumer takes a record.
    public long consumedMark() {
        return (long) CONSUMED.getAcquire(this);
    }

    /// Records queued; exact on either end's thread while the other is still, else a moment's estimate.
    public int count() {
        long head = (long) CONSUMED.getAcquire(this);
        long tail = (long) PRODUCED.getAcquire(this);
        return (int) ((tail >>> COUNT_SHIFT) - (head >>> COUNT_SHIFT)) & COUNT_MASK;
    }

    /// Bytes in use, headers and padding included; exactness as for [#count].
    public int usedBytes() {
        long head = (long) CONSUMED.getAcquire(this);
        long tail = (long) PRODUCED.getAcquire(this);
        return (int) ((tail - head) & BYTES_MASK);
    }

    private int index(long position) {
        return ((int) position - base) & mask;
    }

    private static long advanced(long position, int byBytes, int byCount) {
        long nextBytes = (position + byBytes) & BYTES_MASK;
        long nextCount = (position >>> COUNT_SHIFT) + byCount;
        return nextCount << COUNT_SHIFT | nextBytes;
    }

    private static int aligned(int length) {
        return (length + HEADER_BYTES + 3) & ~3;
    }
}
