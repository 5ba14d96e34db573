package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.ResourceKind;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataCheckTest {
    private static final ApiResource CONFIG_MAP = resource("v1", "ConfigMap");
    private static final ApiResource NAMESPACE = resource("v1", "Namespace");
    private static final ApiResource ROLE = resource("rbac.authorization.k8s.io/v1", "Role");

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

    private static List<String> names(ApiResource resource, String name) {
        return problems(resource, "{'metadata':{'name':'" + name + "'}}");
    }

    private static List<String> labels(String labels) {
        return problems(CONFIG_MAP, "{'metadata':{'name':'a','labels':" + labels + "}}");
    }

    private static List<String> problems(ApiResource resource, String object) {
        return MetadataCheck.problems((Mapping) Json.parse(object.replace('\'', '"')), resource).stream()
                .map(Cause::toString)
                .toList();
    }

    private static ApiResource resource(String apiVersion, String kind) {
        ResourceKind<Mapping> built = ResourceKind.builder(apiVersion, kind).build();
        return ApiResource.of(built, Presentation.plain(built));
    }
}
