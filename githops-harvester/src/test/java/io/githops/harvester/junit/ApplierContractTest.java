package io.githops.harvester.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.cluster.LiveReader;
import io.githops.harvester.DeleteOptions;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.Resource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ApplierContractTest {
    @Test
    void isMetByWrappersThatOnlyLook() {
        List<Applier.Write> writes = new ArrayList<>();

        assertThat(broken(harvester -> Applier.recording(harvester, writes::add)))
                .isEmpty();
        assertThat(writes).isNotEmpty();
    }

    @Test
    void findsAnApplierThatTakesEverythingOver() {
        assertThat(broken(harvester -> new Passing(harvester) {
                    @Override
                    public Resource apply(Resource manifest, ApplyOptions options) {
                        return harvester.apply(
                                manifest, new ApplyOptions(options.fieldManager(), true, options.dryRun()));
                    }
                }))
                .containsExactly("takesFieldsFromOthersOnlyWhenForced");
    }

    @Test
    void findsAnApplierThatForgetsTheDryRun() {
        assertThat(broken(harvester -> new Passing(harvester) {
                    @Override
                    public Resource apply(Resource manifest, ApplyOptions options) {
                        return harvester.apply(
                                manifest, new ApplyOptions(options.fieldManager(), options.force(), false));
                    }
                }))
                .containsExactly("storesNothingInADryRun");
    }

    @Test
    void findsAnApplierThatDeletesByName() {
        assertThat(broken(harvester -> new Passing(harvester) {
                    @Override
                    public void delete(Resource live) {
                        harvester.delete(
                                live.groupVersionKind(), live.namespace(), live.name(), DeleteOptions.byName());
                    }
                }))
                .containsExactly("deletesNoOtherObjectOfTheSameName");
    }

    @Test
    void findsAnApplierThatNeverWrites() {
        assertThat(broken(Applier::dryRun))
                .contains("storesWhatIsAppliedAndReturnsIt", "writesFromSeveralThreadsAtOnce");
    }

    /** The tests of the contract that an applier fails. */
    private static List<String> broken(Function<Harvester, Applier> applier) {
        List<String> failed = new ArrayList<>();
        for (Method method : ApplierContract.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class) && !holds(method, applier)) {
                failed.add(method.getName());
            }
        }
        return failed;
    }

    private static boolean holds(Method test, Function<Harvester, Applier> applier) {
        try (var embedded = EmbeddedHarvester.create();
                var harvester = Harvester.over(embedded.transport())) {
            test.invoke(new Contract(applier.apply(harvester), harvester));
            return true;
        } catch (InvocationTargetException e) {
            return false;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Contract extends ApplierContract {
        private final Applier applier;
        private final LiveReader live;

        Contract(Applier applier, LiveReader live) {
            this.applier = applier;
            this.live = live;
        }

        @Override
        protected Applier applier() {
            return applier;
        }

        @Override
        protected LiveReader live() {
            return live;
        }
    }

    private static class Passing implements Applier {
        private final Applier applier;

        Passing(Applier applier) {
            this.applier = applier;
        }

        @Override
        public Resource apply(Resource manifest, ApplyOptions options) {
            return applier.apply(manifest, options);
        }

        @Override
        public void delete(Resource live) {
            applier.delete(live);
        }
    }
}
