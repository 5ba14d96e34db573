package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecrecyTest {
    private static final String MARK = "hunter2-marked";
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: login, namespace: demo}
            stringData: {password: %s}
            """;

    @Test
    void printsNoValueOfASecretAnywhereInAPlan() {
        Resource live = Fixture.applied(Fixture.one(SECRET.formatted(MARK + "-old")));

        Plan plan = Fixture.plan(Fixture.read(SECRET.formatted(MARK)), List.of(live));

        String encoded =
                java.util.Base64.getEncoder().encodeToString(MARK.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String printed = plan.document().text()
                + plan
                + Json.indented(plan.document().toTree())
                + plan.document().markdown()
                + plan.document().colouredText()
                + plan.document().compare(Fixture.plan(List.of(), List.of()).document())
                + plan.changes().get(0).fields()
                + plan.changes().get(0)
                + live;
        assertThat(printed)
                .contains("data.password: «redacted» -> «redacted»")
                .doesNotContain(MARK, encoded, encoded.substring(0, 12));
    }

    @Test
    void quotesNoValueInARefusal() {
        Resource live = Fixture.applied(Fixture.one(SECRET.formatted(MARK + "-old")));
        Resource broken = Resource.of((Mapping) Json.parse("""
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"login","namespace":"demo"},
                 "data":{"password":"%s is no base64"},"type":"Opaque"}
                """.formatted(MARK)));

        assertThatThrownBy(() -> Fixture.plan(List.of(broken), List.of(live)))
                .isInstanceOf(ManifestException.class)
                .message()
                .contains("data[password]")
                .doesNotContain(MARK);
    }
}
