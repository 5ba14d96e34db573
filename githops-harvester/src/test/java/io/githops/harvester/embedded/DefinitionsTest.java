package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import io.githops.tree.Json;
import io.githops.tree.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String WIDGETS = "/apis/example.io/v1/namespaces/default/widgets";
    private static final String DEFINITION = """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
         "metadata": {"name": "widgets.example.io"},
         "spec": {"group": "example.io", "scope": "Namespaced",
          "names": {"plural": "widgets", "kind": "Widget", "shortNames": ["wd"]},
          "versions": [
           {"name": "v1", "served": true, "storage": true, "subresources": {"status": {}},
            "additionalPrinterColumns": [{"name": "Color", "type": "string", "jsonPath": ".spec.color"}],
            "schema": {"openAPIV3Schema": {"type": "object", "properties": {
             "spec": {"type": "object", "required": ["color"], "properties": {"color": {"type": "string"}}}}}}},
           {"name": "v1beta1", "served": true, "storage": false, "deprecated": true,
            "schema": {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}
        """;
    private static final String WIDGET =
            "{'apiVersion':'example.io/v1','kind':'Widget','metadata':{'name':'w'},'spec':{'color':'red'}}";

    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().bare().kinds(Kinds.none()).start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void offerTheirKindAtOnce() {
        assertThat(api.post(WIDGETS, WIDGET).status()).isEqualTo(404);

        Api.Response definition = api.post(DEFINITIONS, DEFINITION);

        assertThat(definition.at("status.conditions[type=Established].status")).isEqualTo(new Text("True"));
        assertThat(definition.at("spec.names.listKind")).isEqualTo(new Text("WidgetList"));
        assertThat(api.post(WIDGETS, WIDGET).status()).isEqualTo(201);
        assertThat(Json.text(api.get("/apis/example.io/v1").at("resources[name=widgets].shortNames")))
                .isEqualTo("[\"wd\"]");
    }

    @Test
    void checkTheirObjects() {
        api.post(DEFINITIONS, DEFINITION);

        assertThat(api.post(WIDGETS, WIDGET.replace("'red'", "1")).message())
                .isEqualTo(
                        "Widget.example.io \"w\" is invalid: spec.color: Invalid value: \"integer\": spec.color in body"
                                + " must be of type string: \"integer\"");
    }

    @Test
    void showObjectsInEachVersionAndWarnOfOldOnes() {
        api.post(DEFINITIONS, DEFINITION);
        api.post(WIDGETS, WIDGET);
        String old = WIDGETS.replace("/v1/", "/v1beta1/");

        assertThat(api.get(old + "/w").at("apiVersion")).isEqualTo(new Text("example.io/v1beta1"));
        assertThat(api.merge(old + "/w", "{'metadata':{'labels':{'a':'b'}}}").warnings())
                .containsExactly("299 - \"example.io/v1beta1 Widget is deprecated\"");
    }

    @Test
    void printTheirColumns() {
        api.post(DEFINITIONS, DEFINITION);
        api.post(WIDGETS, WIDGET);

        Api.Response table = api.get(WIDGETS, "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");

        assertThat(table.at("columnDefinitions[1].name")).isEqualTo(new Text("Color"));
        assertThat(Json.text(table.at("rows[0].cells"))).isEqualTo("[\"w\",\"red\"]");
    }

    @Test
    void takeTheirObjectsWithThem() {
        api.post(DEFINITIONS, DEFINITION);
        api.post(WIDGETS, WIDGET);

        api.delete(DEFINITIONS + "/widgets.example.io");

        assertThat(api.get(WIDGETS).status()).isEqualTo(404);
        api.post(DEFINITIONS, DEFINITION);
        assertThat(api.get(WIDGETS).names()).isEmpty();
    }

    @Test
    void areRefusedUnderAnotherName() {
        assertThat(api.post(DEFINITIONS, DEFINITION.replace("widgets.example.io", "other.example.io"))
                        .message())
                .contains("metadata.name: Invalid value: \"other.example.io\": must be"
                        + " spec.names.plural+\".\"+spec.group");
    }

    @Test
    void surviveSavingAndLoading() {
        api.post(DEFINITIONS, DEFINITION);
        api.post(WIDGETS, WIDGET);
        String state = harvester.save();

        try (EmbeddedHarvester other =
                EmbeddedHarvester.builder().bare().kinds(Kinds.none()).start()) {
            other.load(state);

            assertThat(new Api(other).get(WIDGETS).names()).containsExactly("w");
        }
    }

    @Test
    void withdrawVersionsThatTheyServeNoMore() {
        api.post(DEFINITIONS, DEFINITION);
        api.post(WIDGETS, WIDGET);
        String definition = api.get(DEFINITIONS + "/widgets.example.io").text();

        api.put(
                DEFINITIONS + "/widgets.example.io",
                definition.replace("\"name\":\"v1beta1\",\"served\":true", "\"name\":\"v1beta1\",\"served\":false"));

        assertThat(api.get(WIDGETS.replace("/v1/", "/v1beta1/")).status()).isEqualTo(404);
        assertThat(api.get(WIDGETS).names()).containsExactly("w");
    }

    @Test
    void rememberEveryVersionTheyStored() {
        api.post(DEFINITIONS, DEFINITION);
        String definition = api.get(DEFINITIONS + "/widgets.example.io").text();

        Api.Response moved = api.put(
                DEFINITIONS + "/widgets.example.io",
                definition
                        .replace("\"storage\":true", "\"storage\":0")
                        .replace("\"storage\":false", "\"storage\":true")
                        .replace("\"storage\":0", "\"storage\":false"));

        assertThat(Json.text(moved.at("status.storedVersions"))).isEqualTo("[\"v1\",\"v1beta1\"]");
    }

    @Test
    void areNotEstablishedWithNamesThatAreTaken() {
        api.post(DEFINITIONS, DEFINITION);

        Api.Response second = api.post(
                DEFINITIONS,
                DEFINITION.replace("widgets", "wogets").replace("\"shortNames\": [\"wd\"]", "\"shortNames\": []"));

        assertThat(second.at("status.conditions[type=Established].status")).isEqualTo(new Text("False"));
        assertThat(api.get(WIDGETS.replace("widgets", "wogets")).status()).isEqualTo(404);
    }

    @Test
    void storeInOneVersionExactlyAndHaveSchemas() {
        assertThat(api.post(DEFINITIONS, DEFINITION.replace("\"storage\": false", "\"storage\": true"))
                        .message())
                .endsWith("must have exactly one version marked as storage version");
        assertThat(api.post(DEFINITIONS, DEFINITION.replace("openAPIV3Schema", "other"))
                        .message())
                .contains("spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required");
    }

    @Test
    void describeTheirKindInTheirOwnWords() {
        api.post(
                DEFINITIONS,
                DEFINITION.replace(
                        "{\"color\": {\"type\": \"string\"}}",
                        "{\"color\": {\"type\": \"string\", \"description\": \"Of the outside.\"}}"));

        assertThat(api.get("/openapi/v3/apis/example.io/v1").text()).contains("\"description\":\"Of the outside.\"");
    }
}
