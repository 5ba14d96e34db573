package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.Schema;
import io.githops.schema.Schema.Type;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;

class PruningTest {
    @Test
    void dropsUnknownFieldsAndNamesThem() {
        var pruning = new Pruning();

        Mapping pruned = pruning.prune(
                json(
                        "{'spec':{'mode':'fast','nosuch':1,'ports':[{'name':'a'},{'name':'b','color':'red'}]},'other':{}}"),
                TestKinds.GADGET);

        assertThat(pruned).isEqualTo(json("{'spec':{'mode':'fast','ports':[{'name':'a'},{'name':'b'}]}}"));
        assertThat(pruning.unknownFields()).containsExactly("spec.nosuch", "spec.ports[1].color", "other");
    }

    @Test
    void keepsTheSameObjectWhenEverythingIsKnown() {
        Mapping object = json("{'spec':{'mode':'fast','tags':['a']},'metadata':{'labels':{'a':'b'}}}");

        assertThat(new Pruning().prune(object, TestKinds.GADGET)).isSameAs(object);
    }

    @Test
    void keepsFreeNamesAndWhatIsToBePreserved() {
        Schema schema = Schema.builder(Type.OBJECT)
                .property(
                        "free",
                        Schema.builder(Type.OBJECT)
                                .additionalProperties(
                                        Schema.builder(Type.STRING).build())
                                .build())
                .property("any", Schema.any())
                .build();
        Mapping object = json("{'free':{'x':'1','y':'2'},'any':{'a':[{'b':1}]}}");

        assertThat(new Pruning().prune(object, schema)).isEqualTo(object);
    }

    private static Mapping json(String text) {
        return (Mapping) Json.parse(text.replace('\'', '"'));
    }
}
