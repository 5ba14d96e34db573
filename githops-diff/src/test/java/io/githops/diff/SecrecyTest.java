package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.tree.Json;
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
                + plan.changes().get(0).fields()
                + plan.changes().get(0)
                + live;
        assertThat(printed)
                .contains("data.password: «redacted» -> «redacted»")
                .doesNotContain(MARK, encoded, encoded.substring(0, 12));
    }
}
