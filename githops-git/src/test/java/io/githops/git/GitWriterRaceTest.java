package io.githops.git;

import static io.githops.git.Written.ROBOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.git.PushServer.Cut;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Others push at the same time, servers refuse, and lines are cut. */
class GitWriterRaceTest {
    private static final int MAX_TRIES = 4;
    private static final FileEdits EDIT = FileEdits.none().put("a.yaml", "ours");

    @TempDir
    Path folder;

    private final List<Integer> pauses = new ArrayList<>();
    private TestRepository infra;
    private PushServer server;
    private GitWriter writer;

    @BeforeEach
    void serve() throws IOException {
        infra = TestRepository.create(folder.resolve("infra.git"));
        infra.file("a.yaml", "a").file("b.yaml", "b").commit("First");
        server = PushServer.start(infra.repository());
        writer = writer();
    }

    @AfterEach
    void close() {
        writer.close();
        server.close();
        infra.close();
    }

    private GitWriter writer() {
        return GitWriter.builder(server.url(), ROBOT)
                .maxTries(MAX_TRIES)
                .pause(pauses::add)
                .build();
    }

    /** Others change another file. */
    private void others(int number) throws IOException {
        infra.file("b.yaml", "b" + number).commit("Other " + number);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 1", "2, 0", "1, 1", "0, 2", "3, 0", "2, 1", "1, 2", "0, 3"})
    void isPushedOnTopOfOthersWhenTheyAreQuickerAFewTimes(int beforeAdvertising, int beforeReceiving)
            throws IOException {
        for (int i = 0; i < beforeAdvertising; i++) {
            int number = i;
            server.beforeAdvertising(() -> others(number));
        }
        for (int i = 0; i < beforeAdvertising; i++) {
            server.beforeReceiving(() -> {});
        }
        for (int i = 0; i < beforeReceiving; i++) {
            int number = 10 + i;
            server.beforeReceiving(() -> others(number));
        }

        WrittenCommit written = writer.commit(EDIT, "Ours").orElseThrow();

        assertThat(Written.files(infra.repository(), "main")).containsEntry("a.yaml", "ours");
        assertThat(Written.subjects(infra.repository(), "main"))
                .startsWith("Ours")
                .containsOnlyOnce("Ours");
        assertThat(Written.log(infra.repository(), "main")).hasSizeGreaterThan(beforeAdvertising + 1);
        assertThat(pauses).hasSize(written.tries() - 1);
    }

    @Test
    void givesUpWhenOthersAreQuickerEachTime() throws IOException {
        for (int i = 0; i < MAX_TRIES; i++) {
            int number = i;
            server.beforeReceiving(() -> others(number));
        }

        assertThatThrownBy(() -> writer.commit(EDIT, "Ours"))
                .isInstanceOf(WriteContendedException.class)
                .hasMessageContaining("others moved main each of the 4 times")
                .hasMessageEndingWith("(GH2093)");
        assertThat(Written.files(infra.repository(), "main")).containsEntry("a.yaml", "a");
        assertThat(pauses).containsExactly(1, 2, 3);
    }

    @Test
    void reportsBothCommitsWhenOthersChangeTheSameFile() throws IOException {
        String base = Written.log(infra.repository(), "main").get(0).name();
        List<String> theirs = new ArrayList<>();
        server.beforeReceiving(() -> {
            others(1);
            theirs.add(infra.file("a.yaml", "theirs").commit("Theirs"));
            others(2);
        });

        var conflict = catchThrowableOfType(WriteConflictException.class, () -> writer.commit(EDIT, "Ours"));

        assertThat(conflict.conflicts()).containsExactly(new FileConflict("a.yaml", base, theirs.get(0)));
        assertThat(conflict).hasMessageEndingWith("(GH2091)");
        assertThat(Written.files(infra.repository(), "main")).containsEntry("a.yaml", "theirs");
    }

    @Test
    void writesNothingWhenOthersMakeTheSameChange() throws IOException {
        server.beforeReceiving(() -> infra.file("a.yaml", "ours").commit("Same"));

        assertThat(writer.commit(EDIT, "Ours")).isEmpty();
        assertThat(Written.subjects(infra.repository(), "main")).containsExactly("Same", "First");
    }

    @Test
    void aBranchThatOthersMakeFirstIsBuiltUpon() throws IOException {
        try (GitWriter other = GitWriter.builder(server.url(), ROBOT)
                .branch("lab")
                .pause(pauses::add)
                .build()) {
            server.beforeReceiving(() -> infra.point(
                    "refs/heads/lab",
                    Written.log(infra.repository(), "main").get(0).name()));

            assertThat(other.commit(FileEdits.none().put("c.yaml", "c"), "Ours"))
                    .isPresent();
        }
        assertThat(Written.subjects(infra.repository(), "lab")).containsExactly("Ours", "First");
    }

    @Test
    void tellsTheServersWordsWhenAHookRefuses() throws IOException {
        server.hook((receivePack, commands) -> {
            receivePack.sendMessage("GitLab: You are not allowed to push code");
            commands.forEach(command ->
                    command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined"));
        });

        var refused = catchThrowableOfType(WriteRefusedException.class, () -> writer.commit(EDIT, "Ours"));

        assertThat(refused.serverWords()).contains("You are not allowed to push code", "pre-receive hook declined");
        assertThat(refused).hasMessageContaining("refused for branch main").hasMessageEndingWith("(GH2092)");
        assertThat(Written.subjects(infra.repository(), "main")).containsExactly("First");
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isPushedOnceWhenLinesAreCutBeforeItArrives(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            server.cut(Cut.BEFORE_IT_ARRIVES);
        }

        assertThat(writer.commit(EDIT, "Ours").orElseThrow().tries()).isEqualTo(times + 1);
        assertThat(Written.subjects(infra.repository(), "main")).containsExactly("Ours", "First");
    }

    @Test
    void saysThatNothingWasPushedWhenLinesAreCutEachTime() throws IOException {
        for (int i = 0; i < MAX_TRIES; i++) {
            server.cut(Cut.BEFORE_IT_ARRIVES);
        }

        assertThatThrownBy(() -> writer.commit(EDIT, "Ours")).isInstanceOf(SourceUnavailableException.class);
        assertThat(Written.subjects(infra.repository(), "main")).containsExactly("First");
    }

    @Test
    void findsItsCommitWhenTheAnswerWasLost() throws IOException {
        server.cut(Cut.BEFORE_THE_ANSWER);

        WrittenCommit written = writer.commit(EDIT, "Ours").orElseThrow();

        assertThat(written.tries()).isOne();
        assertThat(Written.log(infra.repository(), "main").get(0).name()).isEqualTo(written.id());
        assertThat(Written.subjects(infra.repository(), "main")).containsExactly("Ours", "First");
    }

    @Test
    void saysThatItCannotKnowWhenTheServerIsGone() {
        server.cut(Cut.BEFORE_THE_ANSWER_AND_FOR_GOOD);

        var uncertain = catchThrowableOfType(WriteUncertainException.class, () -> writer.commit(EDIT, "Ours"));

        assertThat(uncertain).hasMessageContaining(uncertain.commit()).hasMessageEndingWith("(GH2094)");
    }

    @Test
    void twoWritersLoseNothing() throws IOException {
        int each = 6;
        try (GitWriter one = patient();
                GitWriter two = patient()) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> commitMany(one, "one", each));
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> commitMany(two, "two", each));
            CompletableFuture.allOf(first, second).join();
        }

        assertThat(Written.subjects(infra.repository(), "main"))
                .hasSize(2 * each + 1)
                .doesNotHaveDuplicates();
        assertThat(Written.files(infra.repository(), "main")).hasSize(2 * each + 2);
    }

    private GitWriter patient() {
        return GitWriter.builder(server.url(), ROBOT)
                .maxTries(100)
                .pause(tries -> {})
                .build();
    }

    private static void commitMany(GitWriter writer, String name, int count) {
        for (int i = 0; i < count; i++) {
            writer.commit(FileEdits.none().put(name + "/" + i + ".yaml", "x"), name + " " + i);
        }
    }
}
