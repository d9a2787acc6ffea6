package io.caelmor.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.caelmor.kernel.session.Credential;
import io.caelmor.testing.SteppedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The plugin in a whole kernel, with both clocks in the test's hand. The default audience is the world's id, `main`.
class TokenAuthenticatorTest {
    private static final long START = 1_800_000_000L;

    @TempDir
    Path folder;

    private final Login login = new Login();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.caelmor.auth.token");
    private long seconds = START;
    private long nanos = 7;
    private int tickets;
    private TokenAuthenticator authenticator;
    private SteppedServer server;
    private Path keys;

    @BeforeEach
    void start() throws IOException {
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
        keys = login.publish(folder.resolve("keys.pem"));
        authenticator = new TokenAuthenticator(() -> Instant.ofEpochSecond(seconds), () -> nanos);
        server = server(authenticator).set("auth.token.used_tickets", 16L).start();
        pass(60);
    }

    @AfterEach
    void stop() {
        server.close();
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void shouldLetInWhoShowsATicketAndCountIt() {
        assertNull(refusal("ann", ticket("ann")));
        assertEquals(1, server.counter("auth.accepted"));
    }

    @Test
    void shouldTakeATicketOnce() {
        var ticket = ticket("ann");
        assertNull(refusal("ann", ticket));
        assertRefused(Refusal.REPLAYED, "ann", ticket);
    }

    @Test
    void shouldTakeNoOtherAlgorithmThanItsOwn() throws Exception {
        var claims = claims("ann", "t1");
        assertRefused(Refusal.ALGORITHM, "ann", Login.encoded("{\"alg\":\"none\"}") + "." + Login.encoded(claims) + ".");
        assertRefused(Refusal.ALGORITHM, "ann", login.sign("{\"alg\":\"none\"}", claims));
        // The public key as a shared secret: the oldest trick there is.
        var text = Login.encoded("{\"alg\":\"HS256\"}") + "." + Login.encoded(claims);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(login.pair.getPublic().getEncoded(), "HmacSHA256"));
        assertRefused(Refusal.ALGORITHM, "ann", text + "." + Login.encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII))));
        assertRefused(Refusal.ALGORITHM, "ann", login.sign("{\"alg\":\"ES256\"}", claims));
        assertRefused(Refusal.ALGORITHM, "ann", login.sign("{\"alg\":\"eddsa\"}", claims));
    }

    @Test
    void shouldTakeNoKeyThatATicketBringsAlong() {
        var mallory = new Login();
        assertRefused(Refusal.SIGNATURE, "ann", mallory.sign("{\"alg\":\"EdDSA\",\"jwk\":" + mallory.jwk("m") + "}", claims("ann", "t1")));
        assertRefused(Refusal.SIGNATURE, "ann", mallory.ticket(claims("ann", "t2")));
        assertRefused(Refusal.UNKNOWN_KEY, "ann", login.sign("{\"alg\":\"EdDSA\",\"kid\":\"other\"}", claims("ann", "t3")));
    }

    @Test
    void shouldNoticeWhatWasChangedAfterTheSignature() {
        var parts = ticket("ann").split("\\.");
        assertRefused(Refusal.SIGNATURE, "eve", parts[0] + "." + Login.encoded(claims("eve", "t9")) + "." + parts[2]);
        assertRefused(Refusal.SIGNATURE, "ann", parts[0] + "." + parts[1] + "." + Login.encoded(new byte[64]));
    }

    @Test
    void shouldTakeATicketForThisServerAndThisAccountAlone() {
        assertRefused(Refusal.AUDIENCE, "ann", login.ticket(Login.claims("ann", "other", seconds, seconds + 60, "t1")));
        assertRefused(Refusal.ACCOUNT, "eve", ticket("ann"));
        assertRefused(Refusal.ACCOUNT, "Ann", ticket("ann"));
        assertNull(refusal("ann", login.ticket("{\"sub\":\"ann\",\"aud\":[\"other\",\"main\"],\"iat\":%d,\"exp\":%d,\"jti\":\"t2\"}".formatted(seconds, seconds + 60))));
    }

    @Test
    void shouldTakeATicketUntilItExpiresAndNotLonger() {
        var ticket = ticket("ann");
        var late = ticket("ann");
        pass(60 + 4);
        assertNull(refusal("ann", ticket));
        pass(1);
        assertRefused(Refusal.EXPIRED, "ann", late);
        assertRefused(Refusal.LONG_LIVED, "ann", login.ticket(Login.claims("ann", "main", seconds, seconds + 61, "t3")));
        assertNull(refusal("ann", login.ticket(Login.claims("ann", "main", seconds + 5, seconds + 65, "t4"))));
        assertRefused(Refusal.EARLY, "ann", login.ticket(Login.claims("ann", "main", seconds + 6, seconds + 60, "t5")));
    }

    @Test
    void shouldTakeNoTicketWithoutEachClaim() {
        var whole = claims("ann", "t1");
        for (var claim : new String[] {"sub", "aud", "iat", "exp", "jti"}) {
            assertRefused(Refusal.CLAIMS, "ann", login.ticket(whole.replace("\"" + claim + "\"", "\"x\"")));
        }
        assertRefused(Refusal.CLAIMS, "ann", login.ticket(claims("ann", "")));
        assertRefused(Refusal.CLAIMS, "ann", login.ticket(claims("ann", "j".repeat(129))));
        assertRefused(Refusal.CLAIMS, "ann", login.ticket(Login.claims("ann", "main", Long.MIN_VALUE, Long.MAX_VALUE, "t1")));
        assertRefused(Refusal.CLAIMS, "ann", login.ticket(Login.claims("ann", "main", seconds, seconds - 1, "t1")));
    }

    @Test
    void shouldRefuseWhatIsNoTicketWithoutAnError() {
        for (var text : new String[] {"", ".", "..", "a.b.c", "a.b", "a.b.c.d.e", "{}", "\u0000.\u0000.\u0000", "ey.ey.ey",
                Login.encoded("[]") + "." + Login.encoded("{}") + ".x", login.ticket("no json"), login.ticket("[]"), login.ticket("{\"sub\":\"a\",\"sub\":\"b\"}"),
                login.sign("{\"alg\":\"EdDSA\",\"crit\":[\"b64\"],\"b64\":false}", claims("ann", "t1")),
                login.sign("{\"alg\":\"EdDSA\",\"alg\":\"none\"}", claims("ann", "t1"))}) {
            assertRefused(Refusal.MALFORMED, "ann", text);
        }
    }

    @Test
    void shouldRefuseRatherThanForgetWhenItRemembersAllItCan() {
        for (int i = 0; i < 16; i++) {
            assertNull(refusal("ann", ticket("ann")));
        }
        var seventeenth = ticket("ann");
        assertRefused(Refusal.FULL, "ann", seventeenth);
        pass(69);
        assertRefused(Refusal.FULL, "ann", ticket("ann"));
        pass(1);
        assertNull(refusal("ann", ticket("ann")));
    }

    @Test
    void shouldNotTakeAUsedTicketAgainWhenTheClockIsSetBack() {
        var ticket = ticket("ann");
        long issued = seconds;
        assertNull(refusal("ann", ticket));
        pass(3600);
        seconds = issued;
        assertRefused(Refusal.FORGOTTEN, "ann", ticket);
    }

    @Test
    void shouldTakeNoTicketFromBeforeItsStart() {
        seconds = START;
        assertRefused(Refusal.FORGOTTEN, "ann", ticket("ann"));
        seconds = START + 1;
        assertNull(refusal("ann", ticket("ann")));
    }

    @Test
    void shouldLetInAgainAsSoonAsAClockThatWasAnHourOffIsRight() {
        for (int wrong : new int[] {3_600, -3_600}) {
            var early = ticket("ann");
            seconds += wrong;
            assertRefused(wrong > 0 ? Refusal.EXPIRED : Refusal.EARLY, "ann", early);
            seconds -= wrong;
            assertNull(refusal("ann", early), "the ticket is still good, and was not used");
            pass(1);
        }
    }

    @Test
    void shouldFollowTheKeyFileAndKeepItsKeysWhereThatIsBroken() throws IOException {
        var next = new Login();
        replaceKeys("{\"keys\":[" + login.jwk("old") + "," + next.jwk("new") + ",{\"kty\":\"RSA\",\"kid\":\"rsa\"}]}");
        assertNull(refusal("ann", login.sign("{\"alg\":\"EdDSA\",\"kid\":\"old\"}", claims("ann", "t1"))));
        assertNull(refusal("ann", next.sign("{\"alg\":\"EdDSA\",\"kid\":\"new\"}", claims("ann", "t2"))));
        assertRefused(Refusal.SIGNATURE, "ann", next.sign("{\"alg\":\"EdDSA\",\"kid\":\"old\"}", claims("ann", "t3")));
        assertRefused(Refusal.UNKNOWN_KEY, "ann", next.ticket(claims("ann", "t4")));

        replaceKeys("{\"keys\":[" + next.jwk("new"));
        assertNull(refusal("ann", login.sign("{\"alg\":\"EdDSA\",\"kid\":\"old\"}", claims("ann", "t5"))));
        Files.delete(keys);
        pass(1);
        assertNull(refusal("ann", login.sign("{\"alg\":\"EdDSA\",\"kid\":\"old\"}", claims("ann", "t6"))));
        pass(1);
        assertNull(refusal("ann", login.sign("{\"alg\":\"EdDSA\",\"kid\":\"old\"}", claims("ann", "t7"))));
        assertEquals(2, log.list.stream().filter(event -> event.getLevel() == Level.ERROR).count(), "one for each broken state");
        assertTrue(log.list.stream().anyMatch(event -> event.getFormattedMessage().contains("there is no such file. The keys that it held before count on")));

        replaceKeys("{\"keys\":[" + next.jwk("new") + "]}");
        assertRefused(Refusal.UNKNOWN_KEY, "ann", login.sign("{\"alg\":\"EdDSA\",\"kid\":\"old\"}", claims("ann", "t8")));
    }

    @Test
    void shouldSayWhyInTheLogWithoutTheTicketAndNotForEachOne() {
        var ticket = login.ticket(Login.claims("ann", "other", seconds, seconds + 60, "t1"));
        for (int i = 0; i < 100; i++) {
            refusal("ann", ticket);
        }
        assertEquals(1, refusals());
        refusal("ann", login.ticket(Login.claims("eve", "main", seconds, seconds + 60, "t2")));
        assertEquals(2, refusals(), "of that reason nothing was said before");
        nanos += TimeUnit.SECONDS.toNanos(10);
        refusal("ann", ticket);
        assertEquals(3, refusals());
        var last = log.list.getLast().getFormattedMessage();
        assertEquals("the ticket of ann from 192.0.2.1:5 was refused: it is for another server (aud, auth.token.audience); so were 99 more since it was last said", last);
        for (var part : ticket.split("\\.")) {
            assertFalse(log.list.stream().anyMatch(event -> event.getFormattedMessage().contains(part)));
        }
    }

    @Test
    void shouldNotStartWithoutUsablePublicKeys() throws IOException {
        assertStartRefused("", "is not set");
        assertStartRefused("missing.pem", "there is no such file");
        assertStartRefused(Files.writeString(folder.resolve("a"), "hello").toString(), "it holds no Ed25519 public key");
        assertStartRefused(Files.writeString(folder.resolve("b"), login.publicPem() + login.privatePem()).toString(), "it holds a private or secret key");
        assertStartRefused(Files.writeString(folder.resolve("c"), "{\"keys\":[" + login.jwk("a").replace("\"x\"", "\"d\":\"AAAA\",\"x\"") + "]}").toString(), "it holds a private");
        assertStartRefused(Files.writeString(folder.resolve("d"), "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}").toString(), "it holds a private or secret key");
        assertStartRefused(Files.writeString(folder.resolve("e"), new Login("Ed448").publicPem()).toString(), "it holds no Ed25519 public key");
        assertStartRefused(Files.writeString(folder.resolve("f"), "{\"keys\":[" + login.jwk("a") + "," + login.jwk("a") + "]}").toString(), "two keys of the id 'a'");
        assertStartRefused(folder.toString(), "it can't be read");
    }

    private void assertStartRefused(String file, String why) {
        var failure = assertThrows(IllegalStateException.class, () -> SteppedServer.with("auth.token", new TokenAuthenticator())
                .set("auth.token.public_keys", file).start());
        assertTrue(failure.getMessage().contains("P304 'auth.token.public_keys'"), failure::getMessage);
        assertTrue(failure.getMessage().contains(why), failure::getMessage);
    }

    private SteppedServer.Builder server(TokenAuthenticator plugin) {
        return SteppedServer.with("auth.token", plugin).set("auth.token.public_keys", keys.toString());
    }

    /// Both clocks go on.
    private void pass(long some) {
        seconds += some;
        nanos += TimeUnit.SECONDS.toNanos(some);
    }

    /// Another content, and another time than any before; then the second until it is looked at.
    private void replaceKeys(String content) throws IOException {
        Files.writeString(keys, content);
        Files.setLastModifiedTime(keys, FileTime.from(Instant.ofEpochSecond(seconds + tickets)));
        pass(1);
    }

    private String ticket(String account) {
        return login.ticket(claims(account, "id-" + tickets++));
    }

    private String claims(String account, String id) {
        return Login.claims(account, "main", seconds, seconds + 60, id);
    }

    private String refusal(String account, String credential) {
        return authenticator.refusal(new Credential(account, credential, "test", "192.0.2.1:5"));
    }

    private void assertRefused(Refusal why, String account, String credential) {
        long before = server.counter("auth.refused_" + why.label());
        var sentence = refusal(account, credential);
        assertNotNull(sentence, () -> credential + " was let in");
        assertEquals("this ticket lets nobody in here; ask the login for a new one", sentence);
        assertEquals(before + 1, server.counter("auth.refused_" + why.label()), () -> credential + " was refused for another reason: "
                + server.kernel().metrics().counters().stream().filter(counter -> counter.name().startsWith("auth.") && counter.value() > 0)
                        .map(counter -> counter.name() + "=" + counter.value()).toList());
    }

    private long refusals() {
        return log.list.stream().filter(event -> event.getFormattedMessage().contains("was refused")).count();
    }
}
