package io.githops.git;

import java.util.Objects;

/**
 * Who makes a commit.
 *
 * @param name without line breaks and angle brackets
 * @param email without line breaks and angle brackets
 */
public record GitPerson(String name, String email) {
    /** @throws IllegalArgumentException when a part is blank or holds what Git cannot write */
    public GitPerson {
        requireWritable("name", Objects.requireNonNull(name, "name"));
        requireWritable("email", Objects.requireNonNull(email, "email"));
    }

    private static void requireWritable(String part, String text) {
        if (text.isBlank() || text.chars().anyMatch(c -> c == '<' || c == '>' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    part + " of a person: found a blank, a line break or an angle bracket; expected such as"
                            + " Release Robot and robot@example.org");
        }
    }

    /** {@code Ada Example <ada@example.org>}. */
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
