package io.caelmor.distribution.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Nobody but those named here asks what time of day it is: so a clock that is set, by an hour either way, ends no session, fires no timer and
/// loses no save.
class WallClockTest {
    private static final Set<String> ASK = Set.of(
            // A ticket says until when it is good; the time is injected, and tests set it.
            "io.caelmor.auth.token.TokenAuthenticator",
            // Says in the database since when a server has the world, for people.
            "io.caelmor.persistence.sql.WorldFence",
            // Say in the audit file and beside the pictures of the console when that was, for people.
            "io.caelmor.console.Audit", "io.caelmor.console.Recorder",
            // Make tickets, as a login service does.
            "io.caelmor.distribution.command.Bots", "io.caelmor.distribution.command.Ticket");
    private static final List<String> ANSWERS = List.of("now", "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

    @Test
    void shouldBeAskedByNobodyButThoseWhoMust() {
        noClasses().that(DescribedPredicate.describe("are not named as exceptions", WallClockTest::isPlain))
                .should().accessTargetWhere(DescribedPredicate.describe("asks the wall clock", WallClockTest::asksWallClock)).check(House.CLASSES);
    }

    private static boolean asksWallClock(JavaAccess<?> call) {
        var owner = call.getTargetOwner().getFullName();
        return owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis")
                || owner.startsWith("java.time.") && ANSWERS.contains(call.getName())
                || Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner) && call.getName().equals("<init>")
                || owner.equals("java.util.Calendar") && call.getName().equals("getInstance")
                || owner.equals("java.util.concurrent.locks.LockSupport") && call.getName().equals("parkUntil");
    }

    private static boolean isPlain(JavaClass of) {
        return !ASK.contains(of.getName());
    }
}
