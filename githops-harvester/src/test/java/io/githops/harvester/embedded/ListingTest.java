package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final EmbeddedHarvester harvester = EmbeddedHarvester.builder()
            .bare()
            .kinds(TestKinds.all())
            .historyCapacity(10)
            .start();
    private final Api api = new Api(harvester);

    @BeforeEach
    void createFive() {
        for (String name : new String[] {"e", "c", "a", "d", "b"}) {
            create(name);
        }
    }

    @AfterEach
    void close() {
        harvester.close();
    }

    private void create(String name) {
        String team = name.compareTo("c") < 0 ? "red" : "blue";
        api.post(CONFIG_MAPS, "{'metadata':{'name':'" + name + "','labels':{'team':'" + team + "'}}}");
    }

    @Test
    void listsByName() {
        assertThat(api.get(CONFIG_MAPS).names()).containsExactly("a", "b", "c", "d", "e");
        assertThat(api.get("/api/v1/configmaps").names()).containsExactly("a", "b", "c", "d", "e");
        assertThat(api.get("/api/v1/namespaces/kube-system/configmaps").names()).isEmpty();
    }

    @Test
    void continuesAListAsItWasWhenItBegan() {
        Api.Response first = api.get(CONFIG_MAPS + "?limit=2");
        api.delete(CONFIG_MAPS + "/d");
        create("cc");
        api.merge(CONFIG_MAPS + "/c", "{'data':{'changed':'yes'}}");

        Api.Response second = api.get(CONFIG_MAPS + "?limit=2&continue=" + next(first));
        Api.Response third = api.get(CONFIG_MAPS + "?limit=2&continue=" + next(second));

        assertThat(first.names()).containsExactly("a", "b");
        assertThat(first.at("metadata.remainingItemCount")).isEqualTo(Num.of(3));
        assertThat(second.names()).containsExactly("c", "d");
        assertThat(second.at("items[0].data")).isNull();
        assertThat(third.names()).containsExactly("e");
        assertThat(third.at("metadata.continue")).isNull();
        assertThat(third.resourceVersion()).isEqualTo(first.resourceVersion());
    }

    @Test
    void saysThatAListCanNoLongerBeContinued() {
        Api.Response first = api.get(CONFIG_MAPS + "?limit=2");
        for (int i = 0; i < 20; i++) {
            api.merge(CONFIG_MAPS + "/e", "{'data':{'i':'" + i + "'}}");
        }

        Api.Response expired = api.get(CONFIG_MAPS + "?limit=2&continue=" + next(first));

        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.reason()).isEqualTo("Expired");
        assertThat(api.get(CONFIG_MAPS + "?limit=9&continue=" + next(expired)).names())
                .containsExactly("c", "d", "e");
    }

    @Test
    void listsExactlyARevision() {
        String revision = api.get(CONFIG_MAPS).resourceVersion();
        api.delete(CONFIG_MAPS + "/a");

        assertThat(api.get(CONFIG_MAPS + "?resourceVersionMatch=Exact&resourceVersion=" + revision)
                        .names())
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(api.get(CONFIG_MAPS + "?resourceVersionMatch=Exact&resourceVersion=1")
                        .status())
                .isEqualTo(410);
    }

    @Test
    void refusesARevisionThatIsStillToCome() {
        Api.Response future = api.get(CONFIG_MAPS + "?resourceVersion=999999");

        assertThat(future.status()).isEqualTo(504);
        assertThat(future.message()).startsWith("Timeout: Too large resource version: 999999, current: ");
    }

    @Test
    void selectsByLabelAndField() {
        assertThat(api.get(CONFIG_MAPS + "?labelSelector=team%3Dred").names()).containsExactly("a", "b");
        assertThat(api.get(CONFIG_MAPS + "?fieldSelector=metadata.name!%3Da&limit=2")
                        .names())
                .containsExactly("b", "c");
        assertThat(api.get(CONFIG_MAPS + "?fieldSelector=data.x%3Dy").message())
                .isEqualTo("field label not supported: data.x");
        assertThat(api.get("/api/v1/namespaces?fieldSelector=status.phase%3DActive")
                        .names())
                .contains("default");
    }

    @Test
    void saysTheTypeOfBuiltInKindsOnceForTheList() {
        Api.Response list = api.get(CONFIG_MAPS);

        assertThat(list.at("kind")).isEqualTo(new Text("ConfigMapList"));
        assertThat(list.at("items[0].kind")).isNull();
        assertThat(list.at("metadata.continue")).isNull();
    }

    private static String next(Api.Response list) {
        return ((Text) list.at("metadata.continue")).value();
    }
}
