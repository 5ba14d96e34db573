package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML for tests. */
final class TestYaml {
    private TestYaml() {}

    static Tree parse(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(10_000_000);
        Object loaded = new Yaml(new SafeConstructor(options)).load(text);
        return tree(loaded);
    }

    private static Tree tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            var mapping = Mapping.builder();
            map.forEach((name, item) -> mapping.put(String.valueOf(name), tree(item)));
            return mapping.build();
        }
        if (value instanceof List<?> list) {
            return Sequence.of(list.stream().map(TestYaml::tree).toList());
        }
        if (value instanceof Boolean bool) {
            return Bool.of(bool);
        }
        if (value instanceof Number number) {
            return Num.parse(number.toString());
        }
        return value == null ? Null.NULL : new Text(value.toString());
    }
}
