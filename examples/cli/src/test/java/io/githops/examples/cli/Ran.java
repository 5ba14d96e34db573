package io.githops.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/** What a command left behind on the terminal. */
record Ran(int exitCode, String out, String err) {

    /** Runs a command as the shell would. */
    static Ran githops(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Githops.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    List<String> errorLines() {
        return err.lines().toList();
    }
}
