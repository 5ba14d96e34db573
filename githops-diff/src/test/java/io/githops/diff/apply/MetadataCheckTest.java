package io.githops.diff.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.GroupVersionKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataCheckTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final GroupVersionKind NAMESPACE = GroupVersionKind.of("v1", "Namespace");
    private static final GroupVersionKind ROLE = GroupVersionKind.of("rbac.authorization.k8s.io/v1", "Role");

    @Test
    void acceptsNamesAsEachKindAllowsThem() {
        assertThat(names(CONFIG_MAP, "a.b-c.0")).isEmpty();
        assertThat(names(NAMESPACE, "team-1")).isEmpty();
        assertThat(names(ROLE, "system:Node_reader")).isEmpty();
    }

    @Test
    void refusesNamesThatNoPathOrHostCouldCarry() {
        assertThat(names(CONFIG_MAP, "Bad_Name")).singleElement().asString().contains("a lowercase RFC 1123 subdomain");
        assertThat(names(CONFIG_MAP, "-a")).hasSize(1);
        assertThat(names(CONFIG_MAP, "a".repeat(254)))
                .singleElement()
                .asString()
                .endsWith("must be no more than 253 characters");
        assertThat(names(NAMESPACE, "a.b")).singleElement().asString().contains("a lowercase RFC 1123 label");
        assertThat(names(ROLE, "a/b")).containsExactly("metadata.name: Invalid value: \"a/b\": may not contain '/'");
        assertThat(names(CONFIG_MAP, ""))
                .containsExactly("metadata.name: Required value: name or generateName is required");
    }

    @Test
    void refusesLabelsOutOfForm() {
        assertThat(labels("{'example.io/team':'red','tier':''}")).isEmpty();
        assertThat(labels("{'team':'deep red'}")).singleElement().asString().contains("a valid label must be");
        assertThat(labels("{'team':'" + "x".repeat(64) + "'}")).hasSize(1);
        assertThat(labels("{'-team':'a'}")).singleElement().asString().contains("name part must consist of");
        assertThat(labels("{'Bad/team':'a'}")).singleElement().asString().contains("prefix part");
        assertThat(labels("{'" + "a.".repeat(5000) + "/x':'a'}")).hasSize(1);
    }

    private static List<String> names(GroupVersionKind type, String name) {
        return problems(type, "{'metadata':{'name':'" + name + "'}}");
    }

    private static List<String> labels(String labels) {
        return problems(CONFIG_MAP, "{'metadata':{'name':'a','labels':" + labels + "}}");
    }

    private static List<String> problems(GroupVersionKind type, String object) {
        return MetadataCheck.problems((Mapping) Json.parse(object.replace('\'', '"')), type).stream()
                .map(Cause::toString)
                .toList();
    }
}
