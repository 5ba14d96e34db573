package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.model.GithopsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {
    private static ServedHarvester served;
    private static List<BadInput> inputs;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException, GitAPIException {
        served = ServedHarvester.start(folder);
        inputs = new BadInputs(folder, served).all();
    }

    @AfterAll
    static void close() {
        served.close();
    }

    static List<BadInput> inputs() {
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void endsTheCommandWithOneErrorThatSaysWhereWhatAndWhatToDo(BadInput input) {
        Ran apply = githops(input.arguments("apply"));

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.out()).isEmpty();
        assertThat(apply.err())
                .startsWith("error: ")
                .endsWith("(" + input.code() + ")\n")
                .contains(input.where(), input.what(), input.remedy());
        assertThat(apply.errorLines().subList(1, apply.errorLines().size()))
                .as("further lines")
                .noneMatch(line -> line.startsWith("error: "));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isToldInWordsWithoutClassesOrCredentials(BadInput input) {
        Ran apply = githops(input.arguments("apply"));

        assertThat(apply.err())
                .doesNotContain("io.githops", "java.", "org.eclipse", "\tat ", "Caused by")
                .doesNotContainPattern("[A-Za-z]+Exception")
                .doesNotContain(served.embedded().token(), BadInputs.PASSWORD, BadInputs.WRONG_TOKEN);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void writesNothing(BadInput input) {
        long writesBefore = served.embedded().writes();

        githops(input.arguments("apply"));
        githops(input.arguments("plan"));

        assertThat(served.embedded().writes()).isEqualTo(writesBefore);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void hasItsOwnExceptionAndCodeInTheLibrary(BadInput input) {
        GithopsException problem = catchThrowableOfType(GithopsException.class, input::sync);

        assertThat(problem).isExactlyInstanceOf(input.type());
        assertThat(problem.code()).isEqualTo(input.code());
    }

    @Test
    void comesWithTheStackTraceWhenDebugging() {
        BadInput input = inputs.get(0);
        Object[] arguments = input.arguments("plan");
        Object[] debugged = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        debugged[arguments.length] = "--debug";

        Ran plan = githops(debugged);

        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.err())
                .startsWith("error: ")
                .contains(input.type().getName(), "\tat io.githops.")
                .doesNotContain(BadInputs.PASSWORD);
    }
}
