package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.source.Snapshot;
import io.githops.source.SourceException;
import io.githops.tree.FieldPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.eclipse.jgit.util.FileUtils;

/** Whatever happened to the files since, reading only what changed gives what reading everything gives. */
class RereadingProperties {
    private static final List<FieldPath> FIELDS =
            List.of(FieldPath.root(), FieldPath.of("metadata", "name"), FieldPath.of("data", "a"));

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void readingWhatChangedIsReadingEverything(@ForAll("histories") List<List<Edit>> history) throws IOException {
        Path folder = Files.createTempDirectory("githops");
        try (TestRepository repository = TestRepository.create(folder.resolve("infra.git"));
                GitSource source = source(repository)) {
            repository.file("lab/always.yaml", TestRepository.configMap("always"));
            for (List<Edit> edits : history) {
                edits.forEach(edit -> edit.apply(repository));
                repository.commit("Edit " + edits);

                assertThat(reading(source)).isEqualTo(readingAnew(repository));
            }
        } finally {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE);
        }
    }

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void resourcesOfUnchangedFilesStayTheSameObjects(@ForAll("harmlessHistories") List<List<Edit>> history)
            throws IOException {
        Path folder = Files.createTempDirectory("githops");
        try (TestRepository repository = TestRepository.create(folder.resolve("infra.git"));
                GitSource source = source(repository)) {
            repository
                    .file("lab/a/first.yaml", TestRepository.configMap("first"))
                    .commit("Begin");
            Resource first = source.fetch().resources().get(0);
            for (List<Edit> edits : history) {
                edits.forEach(edit -> edit.apply(repository));
                repository.commit("Edit " + edits);

                assertThat(find(source.fetch(), "first")).isSameAs(first);
            }
        } finally {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE);
        }
    }

    @Provide
    Arbitrary<List<List<Edit>>> histories() {
        return histories(Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(Content.OWN, Content.NONE)), Tuple.of(3, Arbitraries.of(Content.values()))));
    }

    @Provide
    Arbitrary<List<List<Edit>>> harmlessHistories() {
        return histories(Arbitraries.of(Content.OWN, Content.OWN, Content.NONE));
    }

    private static Arbitrary<List<List<Edit>>> histories(Arbitrary<Content> contents) {
        Arbitrary<String> paths = Arbitraries.of(
                "lab/web.yaml", "lab/a/web.yaml", "lab/a/db.yaml", "lab/b/db.yml", "lab/b/notes.md", "other/x.yaml");
        return Combinators.combine(paths, contents, Arbitraries.integers().between(1, 4))
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    private static GitSource source(TestRepository repository) {
        return GitSource.builder(repository.url()).path("lab").build();
    }

    private static Map<String, Object> readingAnew(TestRepository repository) {
        try (GitSource source = source(repository)) {
            return reading(source);
        }
    }

    /** All that can be told about what a source gives. */
    private static Map<String, Object> reading(GitSource source) {
        Map<String, Object> reading = new TreeMap<>();
        try {
            Snapshot snapshot = source.fetch();
            reading.put("revision", snapshot.revision());
            reading.put("resources", snapshot.resources());
            reading.put(
                    "positions",
                    snapshot.resources().stream()
                            .map(RereadingProperties::positions)
                            .toList());
            reading.put("warnings", snapshot.warnings());
        } catch (ManifestException e) {
            reading.put("problems", e.problems());
        } catch (SourceException e) {
            reading.put("failure", e.getMessage());
        }
        return reading;
    }

    private static List<String> positions(Resource resource) {
        return FIELDS.stream()
                .map(field -> resource.position(field).map(Position::toString).orElse("none"))
                .toList();
    }

    private static Resource find(Snapshot snapshot, String name) {
        return snapshot.resources().stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One file written, replaced or removed. */
    record Edit(String path, Content content, int number) {
        void apply(TestRepository repository) {
            content.put(repository, path, number);
        }
    }

    enum Content {
        NONE {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.remove(path);
            }
        },
        OWN {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.file(
                        path, TestRepository.configMap("own-" + path.hashCode()).replace("lab", "lab-" + number));
            }
        },
        COMMON {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.file(path, TestRepository.configMap("map-" + number));
            }
        },
        TWO {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.file(
                        path,
                        TestRepository.configMap("map-" + number) + "---\n"
                                + TestRepository.configMap("own-" + path.hashCode()));
            }
        },
        DOUBTFUL {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.file(path, """
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: team-%d
                          namespace: lab
                        """.formatted(number));
            }
        },
        MALFORMED {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.file(path, "[".repeat(number));
            }
        },
        POINTER {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.file(path, "version https://git-lfs.github.com/spec/v1\nsize " + number + "\n");
            }
        },
        LINK {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.link(path, number > 2 ? "../other" : "missing-" + number);
            }
        },
        SUBMODULE {
            @Override
            void put(TestRepository repository, String path, int number) {
                repository.submodule(path);
            }
        };

        abstract void put(TestRepository repository, String path, int number);
    }
}
