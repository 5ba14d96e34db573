package io.githops.manifest;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import io.githops.tree.TreeVisitor.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes the secrets out of resources before they are printed: the values of the fields that their kinds call sensitive, and
 * the credentials in URLs wherever they stand. Names of fields stay. A kind is also known by another of its versions.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * String shown = ManifestWriter.write(Masking.of(Kinds.harvester()).mask(secret).tree());
 * }</pre>
 */
public final class Masking {
    /** What stands in the place of a value. */
    public static final String MASK = "«redacted»";

    private static final Pattern URL_CREDENTIALS = Pattern.compile("(?<=://)[^/?#\\s\"'<>]*@");

    private final Kinds kinds;

    private Masking(Kinds kinds) {
        this.kinds = kinds;
    }

    /** A masking of what these kinds call sensitive. */
    public static Masking of(Kinds kinds) {
        return new Masking(Objects.requireNonNull(kinds, "kinds"));
    }

    /** The text with {@link #MASK} for user name and password in every URL; the same text when there are none. */
    public static String maskUrls(String text) {
        return text.contains("://") ? URL_CREDENTIALS.matcher(text).replaceAll(MASK + "@") : text;
    }

    /** The tree with {@link #MASK} for user name and password in every URL; the same instance when there are none. */
    public static Tree maskUrls(Tree tree) {
        if (tree instanceof Mapping mapping) {
            Mapping masked = mapping;
            for (int i = 0; i < mapping.size(); i++) {
                masked = masked.with(mapping.name(i), maskUrls(mapping.value(i)));
            }
            return masked;
        }
        if (tree instanceof Sequence items) {
            return items.map(Masking::maskUrls);
        }
        if (tree instanceof Text text) {
            String masked = maskUrls(text.value());
            return masked.equals(text.value()) ? text : new Text(masked);
        }
        return tree;
    }

    /**
     * The resource with {@link #MASK} for every sensitive value. Where a sensitive field lies inside JSON or YAML text, the
     * text is written anew around it; text that cannot be read is masked as a whole.
     *
     * @return the same instance when nothing is sensitive
     */
    public Resource mask(Resource resource) {
        Mapping masked = resource.tree();
        for (FieldPattern pattern : sensitiveFields(resource)) {
            masked = maskInTexts(mask(masked, pattern), pattern);
        }
        return resource.withTree((Mapping) maskUrls(masked));
    }

    private List<FieldPattern> sensitiveFields(Resource resource) {
        Optional<ResourceKind<?>> kind = kinds.find(resource.groupVersionKind())
                .or(() -> kinds.find(resource.id().group(), resource.id().kind()));
        return kind.map(found -> found.sensitiveFields(resource)).orElse(List.of());
    }

    private static Mapping mask(Mapping tree, FieldPattern pattern) {
        List<FieldPath> places = new ArrayList<>();
        pattern.forEach(tree, (path, value) -> places.add(path));
        Mapping masked = tree;
        for (FieldPath place : places) {
            masked = masked.edit(place, Masking::hidden);
        }
        return masked;
    }

    private static Mapping maskInTexts(Mapping tree, FieldPattern pattern) {
        List<FieldPath> texts = new ArrayList<>();
        tree.walk((path, value) -> {
            if (!pattern.isBelow(path.get())) {
                return Next.BEHIND;
            }
            if (value instanceof Text) {
                texts.add(path.get());
            }
            return Next.INSIDE;
        });
        Mapping masked = tree;
        for (FieldPath path : texts) {
            masked = masked.with(path, maskInText(masked, path, pattern));
        }
        return masked;
    }

    private static Text maskInText(Mapping tree, FieldPath path, FieldPattern pattern) {
        String text = ((Text) tree.at(path).orElseThrow()).value();
        try {
            Tree inside = Yaml.parse(ManifestFile.of(path.toString(), text));
            if (!(inside instanceof Mapping || inside instanceof Sequence)) {
                return new Text(MASK);
            }
            Tree masked = mask(tree.with(path, inside), pattern).at(path).orElseThrow();
            boolean isJson =
                    text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
            return new Text(isJson ? Json.text(masked) : ManifestWriter.write(masked));
        } catch (ManifestException e) {
            return new Text(MASK);
        }
    }

    private static Tree hidden(Tree value) {
        if (value instanceof Mapping mapping) {
            Mapping masked = mapping;
            for (String name : mapping.names()) {
                masked = masked.with(name, hidden(mapping.value(mapping.indexOf(name))));
            }
            return masked;
        }
        return value instanceof Sequence items ? items.map(Masking::hidden) : new Text(MASK);
    }
}
