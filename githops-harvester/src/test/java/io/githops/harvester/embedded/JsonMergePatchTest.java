package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;

class JsonMergePatchTest {
    @Test
    void mergesMappingsAndReplacesEverythingElse() {
        assertThat(merged("{'a':{'b':1,'c':2},'d':[1]}", "{'a':{'c':3},'d':[2],'e':4}"))
                .isEqualTo(json("{'a':{'b':1,'c':3},'d':[2],'e':4}"));
    }

    @Test
    void removesWhatIsNull() {
        assertThat(merged("{'a':{'b':1,'c':2}}", "{'a':{'b':null},'x':null}")).isEqualTo(json("{'a':{'c':2}}"));
    }

    @Test
    void keepsNoNullInWhatItAdds() {
        assertThat(merged("{}", "{'a':{'b':null,'c':1}}")).isEqualTo(json("{'a':{'c':1}}"));
    }

    private static Mapping merged(String document, String patch) {
        return JsonMergePatch.apply(json(document), json(patch));
    }

    private static Mapping json(String text) {
        return (Mapping) Json.parse(text.replace('\'', '"'));
    }
}
