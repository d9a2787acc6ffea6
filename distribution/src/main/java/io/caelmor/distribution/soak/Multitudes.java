package io.caelmor.distribution.soak;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.caelmor.bots.hostile.Attack;
import io.caelmor.bots.hostile.Siege;
import io.caelmor.bots.hostile.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Those hostile players who come in multitudes, as a process of their own, which a soak lets run when nobody else wants to: elsewhere they would take
/// nothing of the server's processors, and here they are to take what is left. [Orders] lead it.
public final class Multitudes implements AutoCloseable {
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final TypeToken<List<Tally.Count>> COUNTS = new TypeToken<>() {};

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private final List<Attack> attacks;
    private List<Tally.Count> counts = List.of();

    private Multitudes(Process process, List<Attack> attacks) {
        this.process = process;
        this.attacks = attacks;
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Whether this system lets a process run at another priority than the usual.
    static boolean canYield() {
        return Files.isExecutable(NICE);
    }

    /// Starts it from the distribution `home`, as `caelmor siege`; where it `yields` and can, at the lowest priority.
    public static Multitudes start(Path home, int port, Siege.Strength strength, int silentMillis, boolean yields) throws IOException {
        var command = new ArrayList<String>();
        if (yields && canYield()) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.addAll(List.of(home.resolve("bin/caelmor").toString(), "siege"));
        IntStream.of(port, silentMillis, strength.silentReaders(), strength.crowd(), strength.perAddress(), strength.trickling())
                .mapToObj(String::valueOf).forEach(command::add);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("JAVA_OPTS");
        var process = builder.start();
        return new Multitudes(process, Siege.multitudes(strength, silentMillis));
    }

    public void begin() {
        orders.println(Orders.BEGIN);
    }

    /// Returns when the last of them is gone.
    public void end() throws IOException {
        orders.println(Orders.END);
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("the process of the attackers ended by itself");
        }
        counts = new Gson().fromJson(line, COUNTS);
    }

    /// Nothing was tried yet. Between an end and a beginning.
    void forget() {
        orders.println(Orders.FORGET);
    }

    /// What was tried until the last end.
    public Map<Attack, Tally.Count> counts() {
        var all = new LinkedHashMap<Attack, Tally.Count>();
        for (int i = 0; i < counts.size(); i++) {
            all.put(attacks.get(i), counts.get(i));
        }
        return all;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
