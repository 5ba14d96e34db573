package io.githops.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModularProgramTest {
    private static final Pattern OPTIONAL =
            Pattern.compile(".*(junit|opentest4j|apiguardian|micrometer|ssh|bouncycastle).*");

    @TempDir
    Path folder;

    @Test
    void compilesWithoutWhatIsOptional() throws IOException {
        Path module = Files.writeString(
                folder.resolve("module-info.java"),
                "module shop { requires io.githops.harvester; requires io.githops.git; }");
        Path program = Files.writeString(folder.resolve("Shop.java"), """
                package shop;

                interface Shop {
                    io.githops.reconcile.Reconciler reconciler(io.githops.git.GitSource source);
                }
                """);

        var errors = new ByteArrayOutputStream();
        ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        errors,
                        errors,
                        "-p",
                        modulePath(),
                        "-d",
                        folder.toString(),
                        module.toString(),
                        program.toString());

        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static String modulePath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !OPTIONAL.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
