package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.world.Scope;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a plugin declares when all have declared would be missing from the schema that clients are told.
class LateDeclarationTest {
    private static final class Late implements TickHooks {
        private final Consumer<Declarations> declaring;
        private Declarations kept;

        Late(Consumer<Declarations> declaring) {
            this.declaring = declaring;
        }

        @Override
        public void declare(Declarations declarations) {
            kept = declarations;
        }

        @Override
        public void bind(Bindings bindings) {
            declaring.accept(kept);
        }
    }

    static Stream<Consumer<Declarations>> declarations() {
        return Stream.of(
                late -> late.world().column("late.column").replicated(Scope.ALL).ofInt(0),
                late -> late.command("late").handledBy((_, _) -> Receipt.APPLIED),
                late -> late.event("late").declare(),
                late -> late.rejection("late.rejection", "too late"));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void shouldBeRefused(Consumer<Declarations> declaring) {
        var builder = SteppedServer.with("late", new Late(declaring));
        var refused = assertThrows(IllegalStateException.class, builder::start);
        assertTrue(refused.getMessage().contains("can't be declared after the start"), refused::getMessage);
    }
}
