package io.githops.schema;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Trusted YAML files as trees, for the distiller and for tests of what is not the reading of manifests. */
public final class PlainYaml {
    private static final int MANY_ALIASES = 1_000;

    private PlainYaml() {}

    /** The documents of a file that are mappings, in order. */
    public static List<Mapping> documents(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return documents(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a text that are mappings, in order. */
    public static List<Mapping> documents(String text) {
        return documents(new StringReader(text));
    }

    static List<Mapping> documents(Reader reader) {
        List<Mapping> documents = new ArrayList<>();
        for (Object document : yaml().loadAll(reader)) {
            if (tree(document) instanceof Mapping mapping) {
                documents.add(mapping);
            }
        }
        return documents;
    }

    private static Yaml yaml() {
        var loading = new LoaderOptions();
        loading.setMaxAliasesForCollections(MANY_ALIASES);
        loading.setAllowDuplicateKeys(false);
        var dumping = new DumperOptions();
        return new Yaml(
                new SafeConstructor(loading), new Representer(dumping), dumping, loading, new WithoutTimestamps());
    }

    private static Tree tree(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            MappingBuilder mapping = Mapping.builder();
            map.forEach((name, entry) -> mapping.put(String.valueOf(name), tree(entry)));
            return mapping.build();
        }
        if (value instanceof List<?> list) {
            return Sequence.of(list.stream().map(PlainYaml::tree).toList());
        }
        if (value instanceof Boolean bool) {
            return Bool.of(bool);
        }
        if (value instanceof Number number) {
            return Num.parse(new BigDecimal(number.toString()).toPlainString());
        }
        return value == null ? Null.NULL : new Text(value.toString());
    }

    /** Leaves dates as the text they are written in. */
    private static final class WithoutTimestamps extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }
}
