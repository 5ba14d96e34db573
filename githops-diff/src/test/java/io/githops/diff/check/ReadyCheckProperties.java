package io.githops.diff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Resource;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class ReadyCheckProperties {
    private static final String MARK = "hunter2-marked";

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void neverFailOrTellSecretsWhateverAResourceHolds(
            @ForAll("damages") List<Tree> values, @ForAll("places") List<Integer> places) {
        List<Check> checks = new ArrayList<>(ReadyChecks.standard());
        checks.add(ReadyChecks.plainSecrets());
        checks.add(ReadyChecks.requiredLabel("owner"));
        List<Resource> damaged = new ArrayList<>();
        for (Resource resource : DamagedResources.whole(MARK)) {
            damaged.add(DamagedResources.damage(resource, values, places));
        }

        List<Finding> findings = Checks.of(checks).run(Samples.snapshot(damaged));

        assertThat(findings).noneMatch(finding -> finding.problem().code().equals("GH1602"));
        assertThat(findings.toString()).doesNotContain(MARK);
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 60).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Tree>> damages() {
        return Arbitraries.<Tree>of(
                        new Text(""),
                        new Text("["),
                        new Text("- a: {"),
                        new Text("a/b/c"),
                        Mapping.empty(),
                        Mapping.of("name", new Text("")),
                        Sequence.empty(),
                        Sequence.of(new Text("x"), Mapping.of("name", Sequence.empty())),
                        Null.NULL,
                        Bool.TRUE,
                        Num.of(-1))
                .list()
                .ofSize(4);
    }
}
