package io.githops.harvester;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the YAML of a kubeconfig. Lists and mappings that stand for others by alias are refused: no tool writes them. */
final class KubeconfigYaml {
    private KubeconfigYaml() {}

    /**
     * The one document of a file.
     *
     * @throws KubeconfigException when it is not YAML or no mapping; says where, and nothing of what stands there
     */
    static Mapping read(String fileName, byte[] content) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (toTree(new Yaml(new SafeConstructor(options)).load(text)) instanceof Mapping mapping) {
                return mapping;
            }
        } catch (MarkedYAMLException e) {
            throw unreadable(fileName + position(e.getProblemMark()), "is not YAML");
        } catch (YAMLException | IllegalArgumentException e) {
            throw unreadable(fileName, "is not YAML");
        } catch (CharacterCodingException e) {
            throw unreadable(fileName, "is not UTF-8 text");
        }
        throw unreadable(fileName, "is no YAML mapping");
    }

    private static KubeconfigException unreadable(String where, String found) {
        return new KubeconfigException(
                KubeconfigException.UNREADABLE, where + ": " + found + "; expected a kubeconfig file of kind Config");
    }

    private static String position(@Nullable Mark mark) {
        return mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private static Tree toTree(@Nullable Object value) {
        if (value instanceof Map<?, ?> entries) {
            MappingBuilder mapping = Mapping.builder();
            entries.forEach((name, entry) -> mapping.put(String.valueOf(name), toTree(entry)));
            return mapping.build();
        }
        if (value instanceof List<?> items) {
            return Sequence.of(items.stream().map(KubeconfigYaml::toTree).toList());
        }
        if (value instanceof Boolean bool) {
            return Bool.of(bool);
        }
        if (value instanceof Integer || value instanceof Long) {
            return Num.of(((Number) value).longValue());
        }
        return value == null ? Null.NULL : new Text(value.toString());
    }
}
