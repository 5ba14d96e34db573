package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;

class StrategicMergePatchTest {
    @Test
    void mergesListItemsByKey() {
        assertThat(merged(
                        "{'spec':{'ports':[{'name':'a','number':1},{'name':'b','number':2}]}}",
                        "{'spec':{'ports':[{'name':'b','number':3},{'name':'c','number':4}]}}"))
                .isEqualTo(
                        json(
                                "{'spec':{'ports':[{'name':'a','number':1},{'name':'b','number':3},{'name':'c','number':4}]}}"));
    }

    @Test
    void deletesListItemsByDirective() {
        assertThat(merged(
                        "{'spec':{'ports':[{'name':'a'},{'name':'b'}]}}",
                        "{'spec':{'ports':[{'name':'a','$patch':'delete'}]}}"))
                .isEqualTo(json("{'spec':{'ports':[{'name':'b'}]}}"));
    }

    @Test
    void replacesListsByDirective() {
        assertThat(merged(
                        "{'spec':{'ports':[{'name':'a'},{'name':'b'}]}}",
                        "{'spec':{'ports':[{'$patch':'replace'},{'name':'c'}]}}"))
                .isEqualTo(json("{'spec':{'ports':[{'name':'c'}]}}"));
    }

    @Test
    void unitesSetsAndTakesItemsOutByDirective() {
        assertThat(merged(
                        "{'spec':{'tags':['a','b']}}", "{'spec':{'tags':['c'],'$deleteFromPrimitiveList/tags':['a']}}"))
                .isEqualTo(json("{'spec':{'tags':['b','c']}}"));
    }

    @Test
    void replacesMappingsByDirective() {
        assertThat(merged("{'spec':{'mode':'fast','size':2}}", "{'spec':{'$patch':'replace','size':3}}"))
                .isEqualTo(json("{'spec':{'size':3}}"));
    }

    @Test
    void removesWhatIsNull() {
        assertThat(merged("{'spec':{'mode':'fast','size':2}}", "{'spec':{'size':null}}"))
                .isEqualTo(json("{'spec':{'mode':'fast'}}"));
    }

    private static Mapping merged(String object, String patch) {
        return StrategicMergePatch.apply(json(object), json(patch), TestKinds.GADGET);
    }

    private static Mapping json(String text) {
        return (Mapping) Json.parse(text.replace('\'', '"'));
    }
}
