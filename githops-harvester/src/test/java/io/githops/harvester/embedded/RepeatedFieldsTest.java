package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatedFieldsTest {
    private static final String MAP =
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'c'},'data':{'a':'1','b':'2','a':'3'}}";

    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().bare().kinds(TestKinds.all()).start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void areFoundAtEveryDepth() {
        RepeatedFields.Found found =
                RepeatedFields.in("{\"a\":[{\"b\":1, \"b\":{}}, 2 ,{\"c\\\"\":\"}\"}],\n\"a\" : [ ] }");

        assertThat(found.paths()).containsExactly("a[0].b", "a");
        assertThat(found.json()).isEqualTo("{\"a\":[]}");
    }

    @Test
    void countByTheLastAndDrawAWarning() {
        Api.Response created = api.post(Api.CONFIG_MAPS, MAP);

        assertThat(created.at("data.a")).isEqualTo(new Text("3"));
        assertThat(created.warnings()).containsExactly("299 - \"duplicate field \\\"data.a\\\"\"");
    }

    @Test
    void areRefusedOnRequest() {
        Api.Response refused = api.post(Api.CONFIG_MAPS + "?fieldValidation=Strict", MAP);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message())
                .isEqualTo("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error:"
                        + " duplicate field \"data.a\"");
    }
}
