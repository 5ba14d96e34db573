package io.githops.examples.quickstart;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.RefSpec;

/**
 * A bare repository with the sample environment, and a clone of it in which people edit, commit and push. Not thread-safe.
 */
final class SampleRepository implements AutoCloseable {
    private static final String ENVIRONMENT = "/environment";

    private final String address;
    private final Git clone;
    private Instant time = Instant.parse("2026-01-05T09:00:00Z");

    private SampleRepository(String address, Git clone) {
        this.address = address;
        this.clone = clone;
    }

    /** Makes the bare repository and its clone in a folder, and pushes the sample environment as somebody's first commit. */
    static SampleRepository create(Path folder, String author) throws IOException, GitAPIException {
        Path bare = folder.resolve("environment.git");
        Git.init()
                .setBare(true)
                .setInitialBranch("main")
                .setDirectory(bare.toFile())
                .call()
                .close();
        String address = bare.toUri().toString();
        Git clone = Git.cloneRepository()
                .setURI(address)
                .setDirectory(folder.resolve("clone").toFile())
                .call();
        var repository = new SampleRepository(address, clone);
        copy(sample(), repository.folder());
        repository.commit(author, "Describe the shop");
        return repository;
    }

    /** The bare repository, as a {@code file} URL. */
    String address() {
        return address;
    }

    /** Replaces a text that a file has exactly once. */
    void replace(String file, String text, String replacement) throws IOException {
        Path path = folder().resolve(file);
        String content = Files.readString(path);
        int place = content.indexOf(text);
        if (place < 0 || place != content.lastIndexOf(text)) {
            throw new IllegalArgumentException(file + ": expected \"" + text + "\" exactly once");
        }
        Files.writeString(path, content.replace(text, replacement));
    }

    void write(String file, String content) throws IOException {
        Files.writeString(folder().resolve(file), content);
    }

    void delete(String file) throws IOException {
        Files.delete(folder().resolve(file));
    }

    /** Commits everything that was edited, and pushes. */
    void commit(String author, String subject) throws GitAPIException {
        clone.add().addFilepattern(".").call();
        clone.add().addFilepattern(".").setUpdate(true).call();
        record(author, subject, false);
    }

    /** Does what {@code git revert HEAD} does, and pushes. */
    void revertLast(String author) throws IOException, GitAPIException {
        String subject = clone.revert()
                .include(clone.getRepository().resolve("HEAD"))
                .call()
                .getShortMessage();
        record(author, subject, true);
    }

    private void record(String author, String subject, boolean amends) throws GitAPIException {
        time = time.plus(Duration.ofHours(1));
        String address = author.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@shop.example";
        var person = new PersonIdent(author, address, time, ZoneOffset.UTC);
        clone.commit()
                .setAuthor(person)
                .setCommitter(person)
                .setMessage(subject)
                .setAmend(amends)
                .call();
        clone.push().setRefSpecs(new RefSpec("HEAD:refs/heads/main")).call();
    }

    private Path folder() {
        return clone.getRepository().getWorkTree().toPath();
    }

    private static Path sample() throws IOException {
        try {
            return Path.of(Objects.requireNonNull(SampleRepository.class.getResource(ENVIRONMENT), ENVIRONMENT)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    @Override
    public void close() {
        clone.close();
    }
}
