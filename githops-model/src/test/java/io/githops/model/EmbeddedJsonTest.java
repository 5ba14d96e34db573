package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.tree.FieldPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedJsonTest {
    private static final ResourceId ID = new ResourceId("k8s.cni.cncf.io", "NetworkAttachmentDefinition", "a", "b");
    private static final EmbeddedJson<Config> CONFIG =
            EmbeddedJson.at(ID, FieldPath.of("spec", "config"), Config.class);

    record Config(Optional<Integer> vlan, List<Trunk> vlanTrunk) {}

    record Trunk(Integer id) {}

    @Test
    void bindsTheTextOfAField() {
        assertThat(CONFIG.parse("{\"type\":\"bridge\",\"vlan\":7}")).isEqualTo(new Config(Optional.of(7), List.of()));
    }

    @Test
    void writesCompactJson() {
        assertThat(CONFIG.text(new Config(Optional.of(7), List.of(new Trunk(8)))))
                .isEqualTo("{\"vlan\":7,\"vlanTrunk\":[{\"id\":8}]}");
    }

    @Test
    void keepsWhatTheTypeDoesNotKnow() {
        assertThat(CONFIG.replace(
                        "{ \"type\": \"bridge\", \"vlan\": 7, \"ipam\": {} }", new Config(Optional.of(8), List.of())))
                .isEqualTo("{\"type\":\"bridge\",\"vlan\":8,\"ipam\":{}}");
    }

    @Test
    void keepsTheSpellingWhenNothingChanges() {
        String text = "{ \"vlan\": 7,\n  \"type\": \"bridge\" }";

        assertThat(CONFIG.replace(text, new Config(Optional.of(7), List.of()))).isSameAs(text);
    }

    @Test
    void bindsLists() {
        var trunks = EmbeddedJson.at(ID, FieldPath.of("spec", "config"), Trunk[].class);

        assertThat(trunks.parse("[{\"id\":1},{\"id\":2}]")).containsExactly(new Trunk(1), new Trunk(2));
        assertThat(trunks.replace("[{\"id\":1,\"x\":1},{\"id\":2,\"x\":2}]", new Trunk[] {new Trunk(2), new Trunk(3)}))
                .isEqualTo("[{\"id\":2,\"x\":2},{\"id\":3}]");
    }

    @Test
    void saysWhereTextIsNoJsonWithoutShowingIt() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> CONFIG.parse("{\"vlan\": hunter2}"))
                .withMessageContaining(
                        "NetworkAttachmentDefinition a/b (k8s.cni.cncf.io): spec.config: found malformed JSON at line 1")
                .withMessageNotContaining("hunter2")
                .extracting(GithopsException::code)
                .isEqualTo("GH1303");
    }

    @Test
    void saysWhichFieldOfTheJsonDoesNotFit() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> CONFIG.parse("{\"vlanTrunk\": [{\"id\": \"x\"}]}"))
                .withMessageContaining(
                        "spec.config: vlanTrunk[0].id: found a string; expected a whole number (GH1301)");
    }
}
