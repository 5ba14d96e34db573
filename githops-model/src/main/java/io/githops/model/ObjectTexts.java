package io.githops.model;

import io.githops.tree.Text;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renames objects where one resource names them in words of this library: {@code Kind/namespace/name}. */
record ObjectTexts(ObjectNotation notation, Resource resource, NewNames names) {
    /** What stands before the last colon of a late-bound value, its field path apart; also within JSON text. */
    private static final Pattern LATE_BOUND = Pattern.compile("(?<=githops\\.ref\\()[^\"\\\\)]*(?=:)");

    private static final Pattern ENTRY = Pattern.compile("[^,\\s][^,\\r\\n]*[^,\\s]");

    /** The text with the objects of its late-bound values renamed. */
    Text lateBound(Text text) {
        return LateBoundValue.isIn(text.value()) ? replaced(text, LATE_BOUND) : text;
    }

    /** The text of {@link ExplicitOrder#DEPENDS_ON} with its objects renamed. */
    Text dependencies(Text text) {
        return replaced(text, ENTRY);
    }

    private Text replaced(Text text, Pattern objects) {
        String renamed = objects.matcher(text.value()).replaceAll(found -> Matcher.quoteReplacement(renamed(found)));
        return renamed.equals(text.value()) ? text : new Text(renamed);
    }

    /** What is malformed stays, and is reported when the resource is checked. */
    private String renamed(MatchResult found) {
        String written = found.group();
        try {
            ResourceId old = notation.parse(written, resource);
            return names.change(old) ? written(written, names.of(old)) : written;
        } catch (IllegalArgumentException e) {
            return written;
        }
    }

    private String written(String old, ResourceId renamed) {
        String kind = old.substring(0, old.indexOf('/'));
        boolean isQualified = old.indexOf('/') != old.lastIndexOf('/');
        return kind + "/" + (isQualified || !names.isNear(renamed) ? renamed.qualifiedName() : renamed.name());
    }
}
