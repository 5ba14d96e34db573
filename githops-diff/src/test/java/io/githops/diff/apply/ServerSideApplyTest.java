package io.githops.diff.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.Schema;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;

class ServerSideApplyTest {
    private static final Schema GADGET = Schema.parse(Json.parse("""
            {"root":{"fields":{"apiVersion":"string","kind":"string",
                "metadata":{"fields":{"name":"string","labels":{"values":"string"},"managedFields":{"items":"any"}}},
                "spec":{"fields":{"size":"integer","mode":{"type":"string","default":"fast"},
                    "tags":{"list":"set","items":"string"},"parts":{"items":"string"}}},
                "status":{"fields":{"phase":"string"}}}}}
            """));
    private static final ServerSideApply APPLY = ServerSideApply.of(GADGET, true);
    private static final Writer GITHOPS = new Writer("githops", "example.io/v1", "", "2026-01-01T00:00:00Z");
    private static final Writer OTHER = new Writer("other", "example.io/v1", "", "2026-01-02T00:00:00Z");

    @Test
    void fillsInDefaultsAndOwnsNoneOfThem() {
        Mapping applied = applied(null, gadget("{'size':1}"), GITHOPS);

        assertThat(applied.mapping("spec").text("mode")).contains("fast");
        assertThat(FieldOwners.of(applied).of(io.githops.tree.FieldPath.of("spec", "mode")))
                .isEmpty();
    }

    @Test
    void takesOutWhatItsManagerAppliesNoMore() {
        Mapping live = applied(null, gadget("{'size':1,'parts':['a']}"), GITHOPS);

        assertThat(applied(live, gadget("{'size':1}"), GITHOPS).mapping("spec").has("parts"))
                .isFalse();
    }

    @Test
    void keepsWhatAnotherManagerAppliesToo() {
        Mapping shared = applied(applied(null, gadget("{'size':1}"), GITHOPS), gadget("{'size':1}"), OTHER);

        assertThat(applied(shared, gadget("{}"), GITHOPS).mapping("spec").has("size"))
                .isTrue();
    }

    @Test
    void namesTheManagerOfAFieldThatItWouldTake() {
        Mapping live = applied(null, gadget("{'size':1}"), OTHER);

        assertThat(APPLY.apply(live, gadget("{'size':2}"), GITHOPS, false).refusal())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"other\": .spec.size");
    }

    @Test
    void leavesTheStatusToItsSubresource() {
        Mapping live = applied(null, gadget("{'size':1}"), GITHOPS).with("status", tree("{'phase':'Ready'}"));
        Mapping manifest = gadget("{'size':2}").with("status", tree("{'phase':'Lost'}"));

        assertThat(applied(live, manifest, GITHOPS).mapping("status").text("phase"))
                .contains("Ready");
    }

    @Test
    void knowsAtOnceThatARepeatedManifestChangesNothing() {
        Mapping manifest = gadget("{'size':1,'tags':['a','b'],'parts':['x']}");
        Mapping live = applied(null, manifest, GITHOPS);

        assertThat(APPLY.changesNothing(live, manifest, GITHOPS)).isTrue();
        assertThat(APPLY.changesNothing(live, gadget("{'size':2,'tags':['a','b'],'parts':['x']}"), GITHOPS))
                .isFalse();
        assertThat(APPLY.changesNothing(live, gadget("{'size':1,'tags':['a','b']}"), GITHOPS))
                .isFalse();
        assertThat(APPLY.changesNothing(live, manifest, OTHER)).isFalse();
    }

    private static Mapping applied(@org.jspecify.annotations.Nullable Mapping live, Mapping manifest, Writer writer) {
        return ((ApplyResult.Applied) APPLY.apply(live, manifest, writer, false)).object();
    }

    private static Mapping gadget(String spec) {
        return tree(
                "{'apiVersion':'example.io/v1','kind':'Gadget','metadata':{'name':'a','labels':{'tier':'x'}},'spec':"
                        + spec + "}");
    }

    private static Mapping tree(String text) {
        return (Mapping) Json.parse(text.replace('\'', '"'));
    }
}
