package io.githops.model.kubevirt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.stream.Stream;

/**
 * A command that cloud-init runs in the guest. Not printed by {@code toString}.
 *
 * @param value a line for the shell, or a list of a program and its arguments
 */
public record GuestCommand(@JsonValue Tree value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GuestCommand {}

    /** A line for the shell of the guest. */
    public static GuestCommand shell(String line) {
        return new GuestCommand(new Text(line));
    }

    /** A program that no shell comes between. */
    public static GuestCommand of(String program, String... arguments) {
        return new GuestCommand(Sequence.ofTexts(
                Stream.concat(Stream.of(program), Stream.of(arguments)).toList()));
    }

    @Override
    public String toString() {
        return "GuestCommand[«redacted»]";
    }
}
