package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.diff.Guard.Code;
import io.githops.model.ResourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalTest {
    private static final ResourceId VOLUME = new ResourceId("", "PersistentVolumeClaim", "default", "web-root");
    private static final ResourceId MACHINE = new ResourceId("kubevirt.io", "VirtualMachine", "default", "web");

    @Test
    void liftsTheGuardOfOneResource() {
        Approval approval = Approval.of(Code.DATA_LOSS, VOLUME);

        assertThat(approval.lifts(new Guard(Code.DATA_LOSS, VOLUME, "gone"))).isTrue();
        assertThat(approval.lifts(new Guard(Code.DATA_LOSS, MACHINE, "gone"))).isFalse();
        assertThat(approval.lifts(new Guard(Code.RECREATION, VOLUME, "anew"))).isFalse();
        assertThat(approval.lifts(Guard.ofPlan(Code.DATA_LOSS, "gone"))).isFalse();
    }

    @Test
    void liftsEveryGuardOfItsCodeWithoutASubject() {
        Approval approval = Approval.of(Code.DELETION_BUDGET);

        assertThat(approval.lifts(Guard.ofPlan(Code.DELETION_BUDGET, "many"))).isTrue();
        assertThat(approval.lifts(new Guard(Code.DELETION_BUDGET, VOLUME, "many")))
                .isTrue();
        assertThat(approval.lifts(Guard.ofPlan(Code.EMPTY_DESIRED_STATE, "all")))
                .isFalse();
    }

    @Test
    void isWrittenAsItIsRead() {
        Approval approval = Approval.of(Code.DATA_LOSS, VOLUME).by("alice", "ticket 12: agreed");

        assertThat(approval)
                .hasToString("data-loss:PersistentVolumeClaim/default/web-root by alice: ticket 12: agreed");
        assertThat(Approval.parse(approval.toString())).isEqualTo(approval);
    }

    @Test
    void namesTheGroupButReadsSubjectsWithoutIt() {
        Guard guard = new Guard(Code.RECREATION, MACHINE, "anew");

        assertThat(Approval.of(guard)).hasToString("recreation:VirtualMachine.kubevirt.io/default/web");
        assertThat(Approval.parse("recreation:VirtualMachine/default/web").lifts(guard))
                .isTrue();
        assertThat(Approval.parse("recreation:VirtualMachine.example.com/default/web")
                        .lifts(guard))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data loss",
                "dataloss:Namespace/a",
                "data-loss:",
                "data-loss:web",
                "data-loss:VirtualMachine/a/b/c",
                "data-loss: VirtualMachine/default/web",
                "data-loss by ",
                "data-loss by a\nb"
            })
    void refusesTextsThatAreNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approval.parse(text))
                .withMessageStartingWith("approval: found ");
    }

    @Test
    void isReadFromTheLinesOfAFile() {
        String file = """
                # agreed on 2 November
                data-loss:PersistentVolumeClaim/default/web-root by alice: ticket 12

                recreation:StorageClass/fast
                """;

        assertThat(Approval.parseLines(file))
                .extracting(Approval::toString)
                .containsExactly(
                        "data-loss:PersistentVolumeClaim/default/web-root by alice: ticket 12",
                        "recreation:StorageClass/fast");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approval.parseLines("recreation\nrecreate"))
                .withMessageStartingWith("line 2: approval: found \"recreate\"");
    }

    @Test
    void namesTheGuardsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approval.parse("dataloss"))
                .withMessageContaining("data-loss, namespace-deletion, deletion-budget")
                .withMessageContaining("outside-window");
    }

    @Test
    void refusesNamesAndReasonsThatWouldNotBeReadBack() {
        Approval approval = Approval.of(Code.DATA_LOSS);

        assertThatIllegalArgumentException().isThrownBy(() -> approval.by("a:b", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> approval.by("", "ticket 12"));
        assertThatIllegalArgumentException().isThrownBy(() -> approval.by("alice", "two\nlines"));
    }
}
