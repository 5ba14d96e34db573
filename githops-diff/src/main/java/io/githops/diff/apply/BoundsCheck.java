package io.githops.diff.apply;

import io.githops.schema.Bounds;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds what a schema's bounds forbid in one value, in the API server's words. */
final class BoundsCheck {
    private final List<Cause> causes = new ArrayList<>();
    private final String path;

    private BoundsCheck(String path) {
        this.path = path;
    }

    static List<Cause> problems(Tree value, Bounds bounds, String path) {
        if (bounds.equals(Bounds.NONE)) {
            return List.of();
        }
        var check = new BoundsCheck(path);
        if (value instanceof Text text) {
            check.text(text, bounds);
        } else if (value instanceof Num number) {
            check.number(number, bounds);
        } else if (value instanceof Sequence sequence) {
            check.size(sequence.size(), bounds);
        } else if (value instanceof Mapping mapping) {
            check.entries(mapping, bounds);
        }
        return check.causes;
    }

    private void text(Text text, Bounds bounds) {
        int length = text.value().codePointCount(0, text.value().length());
        Integer least = bounds.minLength();
        Integer most = bounds.maxLength();
        if (most != null && length > most) {
            causes.add(Cause.tooLong(path, most));
        }
        if (least != null && length < least) {
            invalid(text, "should be at least " + least + " chars long");
        }
        String pattern = bounds.pattern();
        if (pattern != null && !matches(pattern, text.value())) {
            invalid(text, "should match '" + pattern + "'");
        }
        String format = bounds.format();
        if (format != null && !TextFormat.matches(format, text.value())) {
            causes.add(Cause.wrongType(path, format, text.value()));
        }
    }

    private static boolean matches(String pattern, String value) {
        try {
            return Pattern.compile(pattern).matcher(value).find();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    private void number(Num number, Bounds bounds) {
        Num least = bounds.minimum();
        Num most = bounds.maximum();
        if (least != null && number.decimal().compareTo(least.decimal()) < 0) {
            invalid(number, "should be greater than or equal to " + Json.text(least));
        }
        if (most != null && number.decimal().compareTo(most.decimal()) > 0) {
            invalid(number, "should be less than or equal to " + Json.text(most));
        }
    }

    private void size(int size, Bounds bounds) {
        Integer least = bounds.minLength();
        Integer most = bounds.maxLength();
        if (most != null && size > most) {
            causes.add(Cause.tooMany(path, size, most));
        }
        if (least != null && size < least) {
            invalid(Num.of(size), "should have at least " + least + " items");
        }
    }

    private void entries(Mapping mapping, Bounds bounds) {
        Integer least = bounds.minLength();
        Integer most = bounds.maxLength();
        if (most != null && mapping.size() > most) {
            causes.add(Cause.tooMany(path, mapping.size(), most));
        }
        if (least != null && mapping.size() < least) {
            invalid(Num.of(mapping.size()), "should have at least " + least + " properties");
        }
    }

    private void invalid(Tree value, String detail) {
        causes.add(Cause.invalid(path, Json.text(value), path + " in body " + detail));
    }
}
