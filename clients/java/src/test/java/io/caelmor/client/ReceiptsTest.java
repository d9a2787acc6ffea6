package io.caelmor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.ProtocolViolation.Kind;
import io.caelmor.client.fake.Bytes;
import io.caelmor.client.fake.FakeMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final DecodedTicks ticks = new DecodedTicks();

    @Test
    void shouldReadRunsOfDifferentAge() {
        ticks.sendCommands(4);
        ticks.decode(runs());
        assertEquals(List.of("1 applied at 997", "2 not_visible at 997", "4 applied at 1000", "3 applied at 1000"), ticks.receipts);
        assertEquals(0, ticks.client().awaitedReceipts());
    }

    @Test
    void shouldReportAReceiptThatComesTwice() {
        ticks.sendCommands(1);
        ticks.decode(FakeMessages.receipt(1000, 1, 0));
        ticks.decode(FakeMessages.receipt(1001, 1, 0));
        assertEquals(List.of(Kind.RECEIPT_TWICE), ticks.violationKinds());
    }

    @Test
    void shouldTellASecondReceiptFromTheFirstOfALaterCommand() {
        ticks.sendCommands(1);
        ticks.decode(FakeMessages.receipt(1000, 1, 0));
        // The ring has 64 places, so number 65 lies where number 1 lay.
        ticks.sendCommands(64);
        ticks.decode(FakeMessages.receipt(1001, 1, 0));
        assertEquals(List.of(Kind.RECEIPT_TWICE), ticks.violationKinds());
        assertEquals(64, ticks.client().awaitedReceipts());
    }

    @Test
    void shouldReportAReceiptForWhatWasNeverSent() {
        ticks.sendCommands(1);
        ticks.decode(FakeMessages.receipt(1000, 2, 0));
        assertEquals(List.of(Kind.NUMBER_NEVER_SENT, Kind.RECEIPT_NEVER_SENT), ticks.violationKinds());
    }

    @Test
    void shouldReportARejectionThatTheSchemaDoesNotHave() {
        ticks.sendCommands(1);
        ticks.decode(FakeMessages.receipt(1000, 1, 77));
        assertEquals(List.of(Kind.UNKNOWN_REJECTION), ticks.violationKinds());
        assertEquals(List.of("1 unknown_77 at 1000"), ticks.receipts);
    }

    @Test
    void shouldLetReceiptsPassThatAResumedSessionInherited() {
        DecodedTicks resumed = new DecodedTicks(true);
        resumed.decode(FakeMessages.receipt(1000, 12, 0));
        assertTrue(resumed.violations().isEmpty(), resumed.violations().toString());
        assertEquals(1, resumed.client().statistics().get(ClientCounter.INHERITED_RECEIPTS));
    }

    @Test
    void shouldKeepThousandsOfCommandsThatWait() {
        ticks.sendCommands(5_000);
        ticks.decode(FakeMessages.receipt(1000, 4_999, 0));
        ticks.decode(FakeMessages.receipt(1001, 1, 0));
        assertEquals(List.of("4999 applied at 1000", "1 applied at 1001"), ticks.receipts);
        assertEquals(4_998, ticks.client().awaitedReceipts());
        assertTrue(ticks.violations().isEmpty(), ticks.violations().toString());
    }

    @Test
    void shouldRefuseToSendWhenTheServerAnswersNothing() {
        ticks.sendCommands(PendingCommands.CAPACITY);
        assertThrows(ClientException.class, () -> ticks.sendCommands(1));
        ticks.decode(FakeMessages.receipt(1000, 1, 0));
        ticks.sendCommands(1);
    }

    @Test
    void shouldMakeRoomOfAbandonedCommandsOnly() {
        ticks.sendCommands(PendingCommands.CAPACITY - 1);
        ticks.client().pending().abandon(new ClientException("over"));
        ticks.sendCommands(2);
        assertEquals(2, ticks.client().awaitedReceipts());
    }

    /// Number 1 applied and 2 rejected three ticks ago, 4 and 3 applied now; last number is 4.
    private static byte[] runs() {
        return new Bytes().u8(0x82).varint(1000).varint(4).u8(2)
                .varint(2)
                .varint(3).varint(2).varint(head(-3, false)).varint(head(1, true)).varint(5)
                .varint(0).varint(2).varint(head(2, false)).varint(head(-1, false))
                .toArray();
    }

    private static long head(long difference, boolean rejected) {
        return (difference << 1 ^ difference >> 63) << 1 | (rejected ? 1 : 0);
    }
}
