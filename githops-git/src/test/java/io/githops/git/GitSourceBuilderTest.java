package io.githops.git;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.model.Kinds;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitSourceBuilderTest {
    private static final String HTTPS = "https://git.example/infra.git";

    @ParameterizedTest
    @MethodSource("options")
    void refusesAnOptionGivenTwice(UnaryOperator<GitSourceBuilder> option) {
        var once = option.apply(GitSource.builder(HTTPS));

        assertThatIllegalStateException()
                .isThrownBy(() -> option.apply(once))
                .withMessageMatching("[A-Za-z]+ was given already; expected it once");
    }

    static Stream<Named<UnaryOperator<GitSourceBuilder>>> options() {
        return Stream.of(
                Named.of("ref", builder -> builder.ref("main")),
                Named.of("path", builder -> builder.path("")),
                Named.of("include", builder -> builder.include("*.yaml")),
                Named.of("kinds", builder -> builder.kinds(Kinds.none())),
                Named.of("cache", builder -> builder.cache(Path.of("cache"))),
                Named.of("access", builder -> builder.access(GitAccess.builder().build())));
    }

    @Test
    void namesTheArtifactThatSshNeeds() throws Exception {
        URL[] withoutSsh = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("ssh"))
                .map(GitSourceBuilderTest::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(withoutSsh, ClassLoader.getPlatformClassLoader())) {
            Class<?> source = loader.loadClass(GitSource.class.getName());
            Object builder = source.getMethod("builder", String.class).invoke(null, "git@git.example:infra.git");
            Method build = builder.getClass().getMethod("build");

            assertThatThrownBy(() -> build.invoke(builder))
                    .cause()
                    .hasMessageEndingWith(
                            "an SSH address needs the artifact org.eclipse.jgit:org.eclipse.jgit.ssh.apache");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "main~1", "main^{tree}", "a b", "a..b", "refs/heads/", "main@{1}"})
    void refusesWhatCannotBeAName(String ref) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitSource.builder(HTTPS).ref(ref))
                .withMessage("ref \"" + ref + "\": expected the name of a branch or tag, or a commit id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "clusters/../..", "clusters\\lab"})
    void refusesAPathThatLeadsUpwardsOrHasBackslashes(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitSource.builder(HTTPS).path(path))
                .withMessageContaining("expected a folder of the repository");
    }

    @Test
    void refusesToIncludeNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitSource.builder(HTTPS).include())
                .withMessage("include: expected at least one pattern");
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
