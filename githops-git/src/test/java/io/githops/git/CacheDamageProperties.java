package io.githops.git;

import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.eclipse.jgit.util.FileUtils;

/** Whatever bit of a cache folder is wrong, what is read from it is right. */
class CacheDamageProperties {
    private static Path folder = Path.of("");
    private static TestRepository repository;
    private static GitHttpServer server;
    private static String first = "";
    private static List<Resource> ofFirst = List.of();
    private static List<Resource> ofSecond = List.of();

    @BeforeContainer
    static void fillACacheWithTheFirstCommit() throws IOException {
        JGitLog.silence();
        folder = Files.createTempDirectory("githops");
        repository = TestRepository.create(folder.resolve("infra.git"));
        for (int i = 0; i < 40; i++) {
            repository.file("team-" + i % 4 + "/web-" + i + ".yaml", configMap("web-" + i));
        }
        first = repository.commit("Add all");
        server = GitHttpServer.start(repository.repository());
        ofFirst = read(folder.resolve("whole"), first);
        repository.file("team-1/web-1.yaml", configMap("other")).commit("Rename one");
        ofSecond = read(folder.resolve("other"), "main");
    }

    @AfterContainer
    static void stopServer() throws IOException {
        server.close();
        repository.close();
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void whatIsReadIsRightWhateverBitIsWrong(@ForAll long seed, @ForAll boolean fetchesMore) throws IOException {
        Path cache = Files.createTempDirectory(folder, "damaged");
        copy(folder.resolve("whole"), cache);
        flipABit(cache, new Random(seed));

        assertThat(read(cache, fetchesMore ? "main" : first)).isEqualTo(fetchesMore ? ofSecond : ofFirst);
        assertThat(read(cache, "main")).isEqualTo(ofSecond);
        FileUtils.delete(cache.toFile(), FileUtils.RECURSIVE);
    }

    private static List<Resource> read(Path cache, String revision) {
        try (GitSource source = GitSource.builder(server.url()).cache(cache).build()) {
            return source.fetch(revision).resources();
        }
    }

    /** Packs and indexes are as likely as all other files together. */
    private static void flipABit(Path cache, Random random) throws IOException {
        List<Path> packs = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        try (Stream<Path> files = Files.walk(cache)) {
            files.filter(file -> file.toFile().length() > 0)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> (file.toString().contains("pack-") ? packs : others).add(file));
        }
        List<Path> files = random.nextBoolean() ? packs : others;
        File file = files.get(random.nextInt(files.size())).toFile();
        file.setWritable(true);
        byte[] content = Files.readAllBytes(file.toPath());
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file.toPath(), content);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
