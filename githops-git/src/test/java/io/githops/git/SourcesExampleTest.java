package io.githops.git;

import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.CombinedSource;
import io.githops.source.LastGoodSource;
import io.githops.source.Remit;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.source.Staleness;
import io.githops.webhook.WebhookEvent;
import io.githops.webhook.Webhooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page on the desired side. */
class SourcesExampleTest {
    private static final String SECRET = "correct horse";

    @TempDir
    Path folder;

    private TestRepository infra;

    @BeforeEach
    void createRepository() throws IOException {
        JGitLog.silence();
        infra = TestRepository.create(folder.resolve("infra.git"));
        infra.file("web.yaml", configMap("web")).commit("Add web");
    }

    @AfterEach
    void closeRepository() {
        infra.close();
    }

    @Test
    void goesOnWithTheLastGoodCommit() throws IOException {
        GitSource git = GitSource.builder(infra.url()).build();
        Path stateFile = folder.resolve("last-good");

        // region last-good
        Source source = LastGoodSource.builder(git)
                .maxAge(Duration.ofHours(12)) // how long the repository may be away
                .deadline(Duration.ofMinutes(1)) // how long a fetch may take
                .memory(stateFile) // for starts while the repository is away
                .build();
        // endregion
        String good = source.fetch().revision().id();
        String broken = infra.file("web.yaml", "{").commit("Break web");

        // region staleness
        Snapshot desired = source.fetch();
        Optional<Staleness> stale = source.staleness();
        String age = stale.map(
                        why -> why.served() + ", " + why.age(Instant.now()).toMinutes() + " min old")
                .orElse("up to date");
        String refused = stale.flatMap(Staleness::refused).orElse("none"); // the commit that cannot be used
        // endregion

        assertThat(desired.revision().id()).isEqualTo(good);
        assertThat(refused).isEqualTo(broken);
        assertThat(age).startsWith("main@").endsWith(", 0 min old");
        source.close();
    }

    @Test
    void feedsOneEnvironmentFromSeveralRepositories() throws IOException {
        try (TestRepository application = TestRepository.create(folder.resolve("shop.git"))) {
            application.file("shop.yaml", configMap("shop")).commit("Add shop");
            Source platform = GitSource.builder(infra.url()).build();
            Source shop = GitSource.builder(application.url()).build();

            // region combined
            Remit lab = Remit.builder().namespaces("lab").build();
            CombinedSource environment = CombinedSource.builder()
                    .add("platform", platform)
                    .add("shop", Source.restricted(shop, lab))
                    .build();
            Snapshot desired = environment.fetch(); // platform=main shop=main@9f86d081
            var commits = environment.parts(desired.revision().id()).orElseThrow();
            Snapshot again = environment.fetch("shop=" + commits.get("shop").id());
            // endregion

            assertThat(desired.resources()).hasSize(2);
            assertThat(again.revision().id()).isEqualTo(desired.revision().id());
            environment.close();
        }
    }

    @Test
    void tellsWhatWasPushed() throws GeneralSecurityException {
        String body = "{\"ref\": \"refs/heads/main\", \"after\": \"8d6f0cb0d1e5a9f0a7c6b5e4d3c2b1a098765432\","
                + " \"repository\": {\"clone_url\": \"https://git.example/team/infra.git\"}}";
        var headers =
                Map.of("X-GitHub-Event", List.of("push"), "X-Hub-Signature-256", List.of("sha256=" + signature(body)));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var looks = new AtomicInteger();

        // region webhook
        Webhooks webhooks = Webhooks.builder(SECRET).build();
        for (WebhookEvent event : webhooks.receive(headers, bytes)) {
            if (event.concerns("git@git.example:team/infra.git", "main")) {
                looks.incrementAndGet(); // or reconciler.trigger()
            }
        }
        // endregion

        assertThat(looks).hasValue(1);
    }

    private static String signature(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
