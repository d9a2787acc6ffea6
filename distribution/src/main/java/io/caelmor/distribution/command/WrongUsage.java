package io.caelmor.distribution.command;

import io.caelmor.distribution.text.Lines;
import io.caelmor.kernel.plugin.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a command line, what was probably meant, and where help is.
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] words) {
        var line = failure.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        var err = line.getErr();
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            var nearest = Nearest.to(word.replaceFirst("=.*", ""), known(line, word));
            err.println(name + " does not know '" + Lines.single(word) + "'." + (nearest.isEmpty() ? "" : " Did you mean '" + nearest.getFirst() + "'?"));
        } else {
            String message = String.valueOf(failure.getMessage());
            err.println(name + ": " + Lines.single(message) + (message.endsWith(".") ? "" : "."));
        }
        err.println("Help: " + name + " --help");
        return ExitCode.USAGE;
    }

    private static List<String> known(CommandLine line, String word) {
        var known = new ArrayList<String>();
        if (word.startsWith("-")) {
            line.getCommandSpec().optionsMap().keySet().forEach(known::add);
        } else {
            known.addAll(line.getSubcommands().keySet());
        }
        return known;
    }
}
