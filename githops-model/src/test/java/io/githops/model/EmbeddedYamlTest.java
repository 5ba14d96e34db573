package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedYamlTest {
    private static final ResourceId ID = new ResourceId("harvesterhci.io", "Addon", "a", "b");
    private static final EmbeddedYaml<Guest> GUEST =
            EmbeddedYaml.at(ID, FieldPath.of("spec", "valuesContent"), Guest.class);

    record Guest(Optional<String> hostname, List<String> packages) {}

    @Test
    void bindsTheTextOfAField() {
        assertThat(GUEST.parse("hostname: web\npackages: [git]\nuser: x\n"))
                .isEqualTo(new Guest(Optional.of("web"), List.of("git")));
    }

    @Test
    void takesTextWithoutContentForAnEmptyMapping() {
        assertThat(GUEST.parse("# nothing yet\n")).isEqualTo(new Guest(Optional.empty(), List.of()));
        assertThat(EmbeddedYaml.at(ID, FieldPath.of("spec"), Mapping.class).parse(""))
                .isEqualTo(Mapping.empty());
    }

    @Test
    void writesBlockYaml() {
        assertThat(GUEST.text(new Guest(Optional.of("web"), List.of("git"))))
                .isEqualTo("hostname: web\npackages:\n- git\n");
    }

    @Test
    void keepsWhatTheTypeDoesNotKnowAndTheFirstComments() {
        assertThat(GUEST.replace(
                        "#cloud-config\n# of web\nuser: x # me\nhostname: web\n",
                        new Guest(Optional.of("app"), List.of())))
                .isEqualTo("#cloud-config\n# of web\nuser: x\nhostname: app\n");
    }

    @Test
    void keepsTheSpellingWhenNothingChanges() {
        String text = "hostname: 'web' # short\n";

        assertThat(GUEST.replace(text, new Guest(Optional.of("web"), List.of())))
                .isSameAs(text);
    }

    @Test
    void saysWhereTextIsNoYamlWithoutShowingIt() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> GUEST.parse("hostname: web\npassword: [hunter2\n"))
                .withMessageContaining("Addon a/b (harvesterhci.io): spec.valuesContent: line ")
                .withMessageNotContaining("hunter2")
                .extracting(GithopsException::code)
                .isEqualTo("GH1001");
    }

    @Test
    void takesOneDocument() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> GUEST.parse("hostname: a\n---\nhostname: b\n"))
                .withMessageContaining("found a second document; expected one");
    }

    @Test
    void saysWhichFieldDoesNotFit() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> GUEST.parse("packages: [{}]"))
                .withMessageContaining("spec.valuesContent: packages[0]: found a mapping; expected a string (GH1301)");
    }
}
