package io.githops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelloTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final String MANIFESTS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: greeting, namespace: shop}
            data: {text: hello}
            """;

    @TempDir
    Path folder;

    @Test
    void makesTheClusterAsTheRepositorySays() throws IOException, GitAPIException {
        Path repository = repository();
        Path kubeconfig = folder.resolve("lab.kubeconfig");
        try (var embedded = EmbeddedHarvester.builder().realTime().start();
                var harvester = Harvester.over(embedded.transport())) {
            embedded.serve(0);
            Files.writeString(kubeconfig, embedded.kubeconfig());

            Hello.main(repository.toString(), kubeconfig.toString());

            Resource greeting = harvester.get(CONFIG_MAP, "shop", "greeting").orElseThrow();
            assertThat(greeting.tree().mapping("data").text("text")).contains("hello");
        }
    }

    private Path repository() throws IOException, GitAPIException {
        Path repository = folder.resolve("infra");
        Path manifests = Files.createDirectories(repository.resolve("clusters/lab"));
        Files.writeString(manifests.resolve("shop.yaml"), MANIFESTS);
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(repository.toFile())
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setAuthor("Mira Okafor", "mira@example.org")
                    .setCommitter("Mira Okafor", "mira@example.org")
                    .setMessage("Greet")
                    .setSign(false)
                    .call();
        }
        return repository;
    }
}
